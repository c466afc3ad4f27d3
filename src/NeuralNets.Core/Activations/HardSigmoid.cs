using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Sigmoid of three straight pieces: a = clamp(z + 3, 0, 6)/6; the derivative at −3 and 3 is 0.</summary>
    /// <remarks>Courbariaux, Bengio, David 2015, "BinaryConnect"; in this form Howard et al. 2019, "Searching for MobileNetV3".</remarks>
    public static IActivation HardSigmoid => BuiltIn<HardSigmoidOperator>.Instance;

    internal readonly record struct HardSigmoidOperator : IElementwiseOperator
    {
        public static string Name => nameof(HardSigmoid);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Min(TLane.Max(z + TLane.Constant(3), TLane.Constant(0)), TLane.Constant(6)) / TLane.Constant(6);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectLess(TLane.Abs(z), TLane.Constant(3), TLane.Constant(1.0 / 6), TLane.Constant(0));
    }
}
