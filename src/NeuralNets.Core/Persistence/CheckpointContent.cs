namespace NeuralNets.Persistence;

/// <summary>What a checkpoint holds beside the network and the optimizer's memory.</summary>
/// <param name="Position">Where the run stands, and its history: the trainer's own text, JSON say.</param>
/// <param name="Tensors">Further arrays by name, of any length: the best weights so far, say.</param>
internal sealed record CheckpointContent<T>(string Position, IReadOnlyDictionary<string, Memory<T>> Tensors) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
