using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Swish of straight pieces: a = z·clamp(z + 3, 0, 6)/6; the derivative is 0 at −3 and 1 at 3.</summary>
    /// <remarks>Howard et al. 2019, "Searching for MobileNetV3".</remarks>
    public static IActivation HardSwish => BuiltIn<HardSwishOperator>.Instance;

    internal readonly record struct HardSwishOperator : IElementwiseOperator
    {
        public static string Name => nameof(HardSwish);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane middle = z * (z + TLane.Constant(3)) / TLane.Constant(6);
            return TLane.SelectAtMost(z, TLane.Constant(-3), TLane.Constant(0), TLane.SelectAtLeast(z, TLane.Constant(3), z, middle));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TLane middle = z / TLane.Constant(3) + TLane.Constant(0.5);
            return TLane.SelectAtMost(z, TLane.Constant(-3), TLane.Constant(0), TLane.SelectAtLeast(z, TLane.Constant(3), TLane.Constant(1), middle));
        }
    }
}
