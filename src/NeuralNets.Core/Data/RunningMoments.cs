namespace NeuralNets;

/// <summary>
/// Mean and Σ (x − mean)² of values as they come, without the cancellation of Σ x² − n·mean²; exactly 0 for values that are
/// all equal. Welford 1962, "Note on a method for calculating corrected sums of squares and products".
/// </summary>
internal struct RunningMoments
{
    public long Count { get; private set; }
    public double Mean { get; private set; }
    public double SumOfSquares { get; private set; }

    public void Add(double x)
    {
        Count++;
        double d = x - Mean;
        Mean += d / Count;
        SumOfSquares += d * (x - Mean);
    }
}
