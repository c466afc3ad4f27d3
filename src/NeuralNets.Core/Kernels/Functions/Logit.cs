using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Both sides of a probability σ(z), each with its whole tail, from one exponential t = e^(−|z|).</summary>
internal static class Logit
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tail<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        LaneMath.ExpBelow<TLane, T>(-TLane.Abs(z));

    /// <summary>σ(z) and σ(−z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLane Positive, TLane Negative) Sigmoids<TLane, T>(TLane z, TLane t) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane one = TLane.Constant(1), zero = TLane.Constant(0);
        TLane large = one / (one + t), small = t / (one + t);
        return (TLane.SelectLess(z, zero, small, large), TLane.SelectLess(z, zero, large, small));
    }

    /// <summary>softplus(z) and softplus(−z), which are −ln σ(−z) and −ln σ(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLane Positive, TLane Negative) Softpluses<TLane, T>(TLane z, TLane t) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLane small = LaneMath.Log1pOfFraction<TLane, T>(t), zero = TLane.Constant(0);
        return (TLane.Max(z, zero) + small, TLane.Max(-z, zero) + small);
    }
}
