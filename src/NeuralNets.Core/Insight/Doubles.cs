using System.Numerics.Tensors;

namespace NeuralNets.Insight;

internal static class Doubles
{
    /// <summary>The same values as doubles, in an array of their own.</summary>
    public static double[] Of<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new double[values.Length];
        TensorPrimitives.ConvertTruncating(values, result.AsSpan());
        return result;
    }
}
