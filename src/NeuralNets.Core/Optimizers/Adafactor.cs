using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Adafactor, block by block of the parameters: q = t^beta2Decay; ρ = min(lr, 1/√t); A = max(ε₂, rms(w))·ρ; v += q·(g² − v);
/// u = g/√max(v, ε₁²); w −= A/max(1, rms(u)/d)·u. For a matrix, R·C/mean(R) stands for v, R and C being running means of g²
/// over its rows and columns: a few values are remembered instead of one for each weight. Weight decay is decoupled: w −= lr·weightDecay·w, after rms(w) is taken.
/// </summary>
/// <remarks>Shazeer, Stern 2018, "Adafactor: adaptive learning rates with sublinear memory cost". A matrix with one row or one column is treated as a vector: the same formula.</remarks>
public sealed record Adafactor : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The largest relative step; 0.01 if omitted.</param>
    /// <param name="beta2Decay">How fast q falls; negative or 0.</param>
    /// <param name="eps1">ε₁, positive.</param>
    /// <param name="eps2">ε₂, positive: the step of parameters near 0.</param>
    /// <param name="d">The largest rms of u, positive.</param>
    /// <param name="decoupledWeightDecay">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public Adafactor(Schedule? lr = null, double beta2Decay = -0.8, double eps1 = 2.220446049250313e-16, double eps2 = 1e-3, double d = 1, double decoupledWeightDecay = 0)
        : base(lr ?? 0.01, Setting.NotNegative(decoupledWeightDecay), decoupled: true)
    {
        Beta2Decay = Setting.Finite(beta2Decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(beta2Decay, 0);
        Eps1 = Setting.Positive(eps1);
        Eps2 = Setting.Positive(eps2);
        D = Setting.Positive(d);
    }

    /// <summary>How fast q falls.</summary>
    public double Beta2Decay { get; }

    /// <summary>ε₁: keeps the divisor from 0.</summary>
    public double Eps1 { get; }

    /// <summary>ε₂: the step of parameters near 0.</summary>
    public double Eps2 { get; }

    /// <summary>The largest rms of u.</summary>
    public double D { get; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks) => new AdafactorState<T>(this, network, blocks);

    /// <summary>How much of g² goes into v at step t.</summary>
    internal double Share(long t) => Elementary.Exp(Beta2Decay * Elementary.Log((double)t));

    /// <summary>A.</summary>
    internal double Step(long t, double lr, double rmsOfW) => Math.Max(Eps2, rmsOfW) * Math.Min(lr, 1 / Math.Sqrt(t));

    // u has the place of a second array of state, and w moves when rms(u) is known.
    internal readonly struct VectorRule(double q, double floor) : IUpdateOperator
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane v, ref TLane u, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            v = TLane.FusedMultiplyAdd(TLane.Constant(q), TLane.FusedMultiplyAdd(g, g, -v), v);
            u = g / TLane.Sqrt(TLane.Max(v, TLane.Constant(floor)));
            return w;
        }
    }

    // The first half for a matrix: u = g, adjusted.
    internal readonly struct CopyRule : IUpdateOperator
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane u, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            u = g;
            return w;
        }
    }
}
