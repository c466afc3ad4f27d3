using NeuralNets.Benchmarks.Cases;
using NeuralNets.Kernels;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>Numbers to work on: the same for every peer.</summary>
internal static class Samples
{
    public static void Fill<T>(Span<T> values, double low = -1, double high = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double goldenRatio = 0.6180339887498949;
        for (int i = 0; i < values.Length; i++)
        {
            double x = (i + 1) * goldenRatio;
            values[i] = T.CreateTruncating(low + (high - low) * (x - Math.Floor(x)));
        }
    }

    public static T[] Array<T>(int count, double low = -1, double high = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[count];
        Fill<T>(values, low, high);
        return values;
    }

    /// <summary>What a function is asked for: log of positive numbers, all else of −8 … 8.</summary>
    public static T[] Of<T>(ElementwiseCase c) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        c.Function == Function.Log ? Array<T>(c.Count, 1e-3, 100) : Array<T>(c.Count, -8, 8);

    /// <summary>The same on a boundary of 64 bytes, where the values of a network lie: an array lies anywhere, which costs up to a half of a short function.</summary>
    public static Memory<T> Aligned<T>(T[] values) where T : unmanaged
    {
        var buffer = new AlignedBuffer<T>(values.Length);
        values.CopyTo(buffer.Span);
        return buffer.Memory;
    }

    public static int Class(StepCase c, int row) => row * 7 % c.Sizes[^1];

    public static float[] OneHot(StepCase c)
    {
        int rows = c.Batches * c.Rows, width = c.Sizes[^1];
        var targets = new float[rows * width];
        for (int r = 0; r < rows; r++)
            targets[r * width + Class(c, r)] = 1;
        return targets;
    }
}
