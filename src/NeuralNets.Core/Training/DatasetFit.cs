namespace NeuralNets;

internal static class DatasetFit
{
    public static void Check<T>(Network<T> network, Dataset<T> data, int targetWidth) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException("data holds no rows.", nameof(data));
        if (data.InputSize != network.InputSize)
            throw new ArgumentException($"data has InputSize {data.InputSize}, the network {network.InputSize}.", nameof(data));
        if (data.TargetSize != targetWidth)
            throw new ArgumentException($"data has TargetSize {data.TargetSize}; {targetWidth} is needed.", nameof(data));
    }
}
