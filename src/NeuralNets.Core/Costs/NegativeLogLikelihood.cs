using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>Negative log-likelihood of log-probabilities: C = −Σ y·a; da = −y. For outputs with <see cref="Activation.LogSoftmax"/>, with which it becomes one function of z.</summary>
    /// <remarks>Targets need not sum to 1; a = −∞ costs nothing where y = 0.</remarks>
    public static ICost NegativeLogLikelihood => BuiltIn<NegativeLogLikelihoodOperator>.Instance;

    internal readonly record struct NegativeLogLikelihoodOperator : ICostOperator
    {
        public static string Name => nameof(NegativeLogLikelihood);
        public static bool IsMean => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Add<TLane, T>(TLane partial, TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            WeightedTerm.Add<TLane, T>(partial, -y, a);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectEqual(a, a, -y, a);

        public static ICost? Compose(IActivation outputActivation) =>
            outputActivation is Activation.LogSoftmaxActivation ? (Activation.Softmax as Activation.SoftmaxActivation)?.CrossEntropy : null;
    }
}
