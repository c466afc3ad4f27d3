using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Cross-entropy of probabilities: C = −Σ y·ln a; da = −y/a. After a softmax it becomes one function of z, which needs no floors.</summary>
    /// <remarks>ln a is floored at −100, a at 1e−12 in the derivative; where y = 0 the term is 0, even for a = 0. Targets need not sum to 1. Good 1952, "Rational decisions".</remarks>
    public static ICost CrossEntropy => BuiltIn<CrossEntropyOperator>.Instance;

    internal readonly record struct CrossEntropyOperator : ICostOperator
    {
        public static string Name => nameof(CrossEntropy);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.FusedMultiplyAdd(-y, TLane.Max(LaneMath.Log<TLane, T>(a), TLane.Constant(-100)), partial);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            -y / TLane.Max(a, TLane.Constant(1e-12));

        public static ICost? Compose(IActivation outputActivation) => (outputActivation as Activation.SoftmaxActivation)?.CrossEntropy;
    }
}
