namespace NeuralNets;

/// <summary>A metric of the errors e = a − y of every output.</summary>
internal abstract class RegressionState : MetricState
{
    protected RegressionState(int outputSize, int targetSize) : base(outputSize, targetSize)
    {
        if (targetSize < outputSize)
            throw new ArgumentException($"targetSize is {targetSize}; an error of each of the {outputSize} outputs needs as many target values.", nameof(targetSize));
    }

    protected static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }
}
