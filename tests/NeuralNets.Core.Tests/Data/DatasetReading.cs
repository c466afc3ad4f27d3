namespace NeuralNets.Tests.Data;

internal static class DatasetReading
{
    public static (T[] Inputs, T[] Targets) ReadAll<T>(this Dataset<T> set) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = new T[set.Count * set.InputSize], targets = new T[set.Count * set.TargetSize];
        set.Read([.. Enumerable.Range(0, set.Count)], inputs, targets);
        return (inputs, targets);
    }
}
