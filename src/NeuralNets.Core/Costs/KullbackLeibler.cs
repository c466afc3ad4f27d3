using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Kullback-Leibler divergence of probabilities: C = Σ y·(ln y − ln a) over y &gt; 0; da = −y/a there, 0 elsewhere. Cross-entropy less the entropy of y.</summary>
    /// <remarks>ln a is floored at −100, a at 1e−12 in the derivative. Negative targets are passed over. Kullback, Leibler 1951, "On information and sufficiency".</remarks>
    public static ICost KullbackLeibler => BuiltIn<KullbackLeiblerOperator>.Instance;

    internal readonly record struct KullbackLeiblerOperator : ICostOperator
    {
        public static string Name => nameof(KullbackLeibler);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane difference = LaneMath.Log<TLane, T>(y) - TLane.Max(LaneMath.Log<TLane, T>(a), TLane.Constant(-100));
            TLane term = TLane.SelectAtMost(y, TLane.Constant(0), TLane.SelectEqual(a, a, TLane.Constant(0), a), y * difference);
            return partial + term;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectAtMost(y, TLane.Constant(0), TLane.Constant(0), -y / TLane.Max(a, TLane.Constant(1e-12)));
    }
}
