using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Kullback-Leibler divergence with log-probabilities as outputs: C = Σ y·(ln y − a) over y &gt; 0; da = −y there, 0 elsewhere.</summary>
    /// <remarks>PyTorch calls it kl_div, summed over the row. Negative targets are passed over. Kullback, Leibler 1951, "On information and sufficiency".</remarks>
    public static ICost KullbackLeiblerLogInput => BuiltIn<KullbackLeiblerLogInputOperator>.Instance;

    internal readonly record struct KullbackLeiblerLogInputOperator : ICostOperator
    {
        public static string Name => nameof(KullbackLeiblerLogInput);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane term = TLane.SelectAtMost(y, TLane.Constant(0), TLane.SelectEqual(a, a, TLane.Constant(0), a), y * (LaneMath.Log<TLane, T>(y) - a));
            return partial + term;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectAtMost(y, TLane.Constant(0), TLane.Constant(0), -y);
    }
}
