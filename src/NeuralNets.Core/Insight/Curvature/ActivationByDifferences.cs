using System.Numerics.Tensors;

namespace NeuralNets.Insight;

/// <summary>A user's activation followed along a direction by differences of its own Activate and Backpropagate.</summary>
internal sealed class ActivationByDifferences(IActivation activation) : ITangentActivation
{
    public static ITangentActivation Of(IActivation activation) => activation as ITangentActivation ?? new ActivationByDifferences(activation);

    public void ActivateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] x = Doubles.Of(z), r = Doubles.Of(rz), h = Differences.Steps(x, r, width);
        double[] above = Activate(Differences.Moved(x, r, h, 1, width), width), below = Activate(Differences.Moved(x, r, h, -1, width), width);
        TensorPrimitives.ConvertTruncating<double, T>(Differences.Quotients(above, below, h, width), ra);
    }

    // dz = Jᵀ·da is linear in da: only J is differenced.
    public void BackpropagateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] x = Doubles.Of(z), r = Doubles.Of(rz), h = Differences.Steps(x, r, width), slopes = Doubles.Of(da);
        double[] above = Backpropagate(Differences.Moved(x, r, h, 1, width), slopes, width);
        double[] below = Backpropagate(Differences.Moved(x, r, h, -1, width), slopes, width);
        double[] sum = Differences.Quotients(above, below, h, width);
        TensorPrimitives.Add(sum, Backpropagate(x, Doubles.Of(rda), width), sum);
        TensorPrimitives.ConvertTruncating<double, T>(sum, rdz);
    }

    private double[] Activate(double[] z, int width)
    {
        var a = new double[z.Length];
        activation.Activate<double>(z, a, width);
        return a;
    }

    private double[] Backpropagate(double[] z, double[] da, int width)
    {
        var dz = new double[z.Length];
        activation.Backpropagate<double>(z, Activate(z, width), da, dz, width);
        return dz;
    }
}
