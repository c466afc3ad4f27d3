using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

internal static partial class LaneMath
{
    /// <summary>2ˣ = 2ⁿ·2ᶠ, to 1.5 ulp, for x of −150 to 128 (in double, −1075 to 1024). Cheaper than eˣ: f = x − n is exact.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp2Within<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(TLane) == typeof(Dual<T>))
            return Dual<T>.Chain<TLane, Exp2Function>(x);

        TLane n = x + Shifter<TLane, T>() - Shifter<TLane, T>(), f = x - n, p;
        if (typeof(T) == typeof(float))
        {
            p = TLane.Constant(0.000155946778);
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.00134066434));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.00961769279));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.0555031039));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.240226522));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.693147242));
        }
        else
        {
            p = TLane.Constant(4.0780626994662249e-10);
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(7.0725704424676812e-09));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(1.0180647722118852e-07));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(1.3215442675182759e-06));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(1.5252727385038238e-05));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.0001540353044157236));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.0013333558153440133));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.0096181291076070027));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.055504108664790393));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.24022650695910097));
            p = TLane.FusedMultiplyAdd(p, f, TLane.Constant(0.69314718055994573));
        }
        return TLane.Scale(TLane.FusedMultiplyAdd(p, f, TLane.Constant(1)), n);
    }

    private readonly struct Exp2Function : IDifferentiable
    {
        [MethodImpl(Inline)]
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Exp2Within<TLane, T>(x);

        [MethodImpl(Inline)]
        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(0.6931471805599453) * Exp2Within<TLane, T>(x);
    }
}
