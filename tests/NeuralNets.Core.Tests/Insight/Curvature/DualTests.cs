using NeuralNets.Kernels;

namespace NeuralNets.Tests.Insight.Curvature;

/// <summary>The dual lane against central differences of the lane it stands for, and against its own rules.</summary>
public class DualTests
{
    private interface IBody
    {
        static abstract TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double>;
    }

    [Fact]
    public void Elementary_functions_follow_the_chain_rule()
    {
        Check<Exp>(-3, 3);
        Check<Exp2>(-3, 3);
        Check<Expm1>(-3, 3);
        Check<Log>(0.1, 5);
        Check<Log1p>(-0.8, 5);
        Check<Tanh>(-4, 4);
        Check<Sigmoid>(-6, 6);
        Check<Softplus>(-6, 6);
        Check<Sin>(-9, 9);
        Check<Cos>(-9, 9);
        Check<Atan>(-5, 5);
        Check<Erf>(-2, 2);
        Check<Erfc>(-2, 2);
        Check<Power>(0.1, 5);
        Check<WholePower>(-2, 2);
        Check<ScaledErfc>(-1, 1);
        Check<Mixture>(-3, 3);
    }

    [Fact]
    public void Values_are_those_of_a_single_value()
    {
        foreach (double x in Samples.Uniform(200, 0.01, 5, 1))
        {
            Same<Exp>(x);
            Same<Softplus>(x);
            Same<Power>(x);
            Same<Mixture>(x);
            Same<Mixture>(-x);
        }
    }

    [Fact]
    public void Choices_and_signs_act_on_both_parts()
    {
        Dual<double> x = new(-2, 3), other = new(5, 7);
        Dual<double> sign = x ^ Dual<double>.Abs(x), flipped = other ^ sign;
        Dual<double> less = Dual<double>.SelectLess(x, other, x, default), notAtMost = Dual<double>.SelectAtMost(other, x, x, other);
        Assert.Equal((-5.0, -7.0), (flipped.Value, flipped.Tangent));
        Assert.Equal((-2.0, 3.0), (less.Value, less.Tangent));
        Assert.Equal((5.0, 7.0), (notAtMost.Value, notAtMost.Tangent));
    }

    [Fact]
    public void What_does_not_move_has_no_tangent_even_at_a_pole()
    {
        Dual<double> zero = default;
        Assert.Equal(0, Dual<double>.Sqrt(zero).Tangent);
        Assert.Equal(0, LaneMath.Log<Dual<double>, double>(zero).Tangent);
        Assert.Equal(0, LaneMath.Pow<Dual<double>, double>(zero, 0.5).Tangent);
        Assert.Equal(double.PositiveInfinity, LaneMath.Pow<Dual<double>, double>(new(0, 1), 0.5).Tangent);
    }

    private static void Check<TBody>(double low, double high) where TBody : struct, IBody
    {
        foreach (double x in Samples.Uniform(200, low, high, 2))
        {
            const double H = 1e-6;
            double tangent = TBody.Of<Dual<double>>(new(x, 1.5)).Tangent / 1.5;
            double difference = (TBody.Of<Lane1<double>>(new(x + H)).Value - TBody.Of<Lane1<double>>(new(x - H)).Value) / (2 * H);
            Assert.True(Math.Abs(tangent - difference) <= 1e-8 * Math.Max(1, Math.Abs(difference)), $"{typeof(TBody).Name}({x:R}): {tangent:R}, by differences {difference:R}");
        }
    }

    private static void Same<TBody>(double x) where TBody : struct, IBody =>
        Assert.Equal(TBody.Of<Lane1<double>>(new(x)).Value, TBody.Of<Dual<double>>(new(x, 1)).Value);

    private readonly struct Exp : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Exp<TLane, double>(x); }
    private readonly struct Exp2 : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Exp2Within<TLane, double>(x); }
    private readonly struct Expm1 : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Expm1<TLane, double>(x); }
    private readonly struct Log : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Log<TLane, double>(x); }
    private readonly struct Log1p : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Log1p<TLane, double>(x); }
    private readonly struct Tanh : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Tanh<TLane, double>(x); }
    private readonly struct Sigmoid : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Sigmoid<TLane, double>(x); }
    private readonly struct Softplus : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Softplus<TLane, double>(x); }
    private readonly struct Sin : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Sin<TLane, double>(x); }
    private readonly struct Cos : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Cos<TLane, double>(x); }
    private readonly struct Atan : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Atan<TLane, double>(x); }
    private readonly struct Erf : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Erf<TLane, double>(x); }
    private readonly struct Erfc : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Erfc<TLane, double>(x); }
    private readonly struct ScaledErfc : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.ScaledErfcPolynomial<TLane, double>(x); }
    private readonly struct Power : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Pow<TLane, double>(x, 1.7); }
    private readonly struct WholePower : IBody { public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double> => LaneMath.Pow<TLane, double>(x, 3); }

    // (x·|x| + √(x² + 1))/(2 + x²), the larger of it and x/9, or that less 1.
    private readonly struct Mixture : IBody
    {
        public static TLane Of<TLane>(TLane x) where TLane : unmanaged, ILane<TLane, double>
        {
            TLane quotient = TLane.FusedMultiplyAdd(x, TLane.Abs(x), TLane.Sqrt(x * x + TLane.Constant(1))) / (TLane.Constant(2) + x * x);
            TLane larger = TLane.Max(quotient, x / TLane.Constant(9));
            return TLane.SelectLess(x, TLane.Constant(-1), larger - TLane.Constant(1), TLane.Min(larger, x + TLane.Constant(2)));
        }
    }
}
