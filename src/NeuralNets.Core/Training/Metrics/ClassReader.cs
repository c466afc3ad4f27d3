namespace NeuralNets;

/// <summary>Which classes a row of outputs and a row of targets name; the rules stand at <see cref="Metric"/>.</summary>
internal readonly struct ClassReader
{
    private readonly int _outputSize;
    private readonly bool _isOneHot;
    private readonly double _threshold;

    public ClassReader(int outputSize, int targetSize, double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        _outputSize = outputSize;
        _isOneHot = targetSize >= outputSize;
        _threshold = threshold;
    }

    public int Classes => Math.Max(_outputSize, 2);

    public int Predicted(ReadOnlySpan<double> output) =>
        _outputSize == 1 ? (output[0] >= _threshold ? 1 : 0) : Network<double>.IndexOfLargest(output);

    public int Actual(ReadOnlySpan<double> target)
    {
        if (_outputSize == 1)
            return target[0] >= 0.5 ? 1 : 0;
        if (_isOneHot)
            return Network<double>.IndexOfLargest(target[.._outputSize]);
        double y = target[0];
        int index = (int)y;
        if (index != y || (uint)index >= (uint)_outputSize)
            throw new ArgumentException($"A target is {y}, not a class index from 0 to {_outputSize - 1}.", nameof(target));
        return index;
    }
}
