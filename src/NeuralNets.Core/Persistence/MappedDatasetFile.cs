namespace NeuralNets.Persistence;

/// <summary>The names of a data set's tensors.</summary>
internal static class MappedDatasetFile
{
    public const string Inputs = "inputs", Targets = "targets";
}
