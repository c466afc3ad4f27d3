using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Negative log-likelihood of counts y with rate e^a, the mean of e^a − y·a; or, with <paramref name="logInput"/> false, with rate a, the mean of a − y·ln(a + 1e−8). da = (e^a − y)/n or (1 − y/(a + 1e−8))/n.</summary>
    /// <param name="logInput">Outputs are logarithms of rates.</param>
    /// <param name="full">Adds the constant that depends on y alone.</param>
    /// <remarks>The constant is ln y! by Stirling's formula, for y &gt; 1: (y + ½)·ln y + ½·ln 2π − y.</remarks>
    public static ICost PoissonNLL(bool logInput = true, bool full = false) => new BuiltIn<PoissonNLLOperator>(new(logInput, full));

    internal readonly record struct PoissonNLLOperator(bool LogInput, bool Full) : ICostOperator
    {
        public static string Name => nameof(PoissonNLL);
        public static bool IsMean => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane term = LogInput
                ? TLane.FusedMultiplyAdd(-y, a, LaneMath.Exp<TLane, T>(a))
                : TLane.FusedMultiplyAdd(-y, LaneMath.Log<TLane, T>(a + TLane.Constant(1e-8)), a);
            if (Full)
            {
                TLane stirling = TLane.FusedMultiplyAdd(y + TLane.Constant(0.5), LaneMath.Log<TLane, T>(y), TLane.Constant(0.91893853320467274) - y);
                term += TLane.SelectGreater(y, TLane.Constant(1), stirling, TLane.Constant(0));
            }
            return partial + term;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LogInput ? LaneMath.Exp<TLane, T>(a) - y : TLane.Constant(1) - y / (a + TLane.Constant(1e-8));
    }
}
