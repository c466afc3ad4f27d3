namespace NeuralNets;

/// <summary>One turn of a cross-validation; see <see cref="Dataset{T}.KFold"/>.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Training">All examples but this fold's.</param>
/// <param name="Validation">This fold's examples.</param>
public readonly record struct Fold<T>(Dataset<T> Training, Dataset<T> Validation) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
