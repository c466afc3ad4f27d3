using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Elementary functions with the same bits on every machine, for one value or a span, for float and double. With them, an
/// activation or a cost of one's own keeps the library's promise of reproducible results; those of Math do not.
/// </summary>
/// <remarks>
/// NaN gives NaN, infinities the limits, subnormal numbers full accuracy. Errors are in ulp, units in the last place of the
/// exact result, found by dense sweeps over all exponents. A span's result may be the input itself; value i is the
/// scalar function of value i, bit for bit. T other than float and double: <see cref="NotSupportedException"/>; spans of
/// different lengths: <see cref="ArgumentException"/>.
/// </remarks>
public static class Elementary
{
    /// <summary>eˣ. Error at most 1 ulp.</summary>
    public static T Exp<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<ExpOperator, T>(x);

    /// <summary>result[i] = Exp(x[i]).</summary>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<ExpOperator, T>(x, result);

    /// <summary>eˣ − 1, accurate near 0. Error at most 1.9 ulp.</summary>
    public static T Expm1<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<Expm1Operator, T>(x);

    /// <summary>result[i] = Expm1(x[i]).</summary>
    public static void Expm1<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<Expm1Operator, T>(x, result);

    /// <summary>ln x; −∞ at 0, NaN below. Error at most 0.8 ulp.</summary>
    public static T Log<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<LogOperator, T>(x);

    /// <summary>result[i] = Log(x[i]).</summary>
    public static void Log<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<LogOperator, T>(x, result);

    /// <summary>ln(1 + x), accurate near 0; −∞ at −1, NaN below. Error at most 1.4 ulp.</summary>
    public static T Log1p<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<Log1pOperator, T>(x);

    /// <summary>result[i] = Log1p(x[i]).</summary>
    public static void Log1p<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<Log1pOperator, T>(x, result);

    /// <summary>tanh x, accurate near 0. Error at most 2.6 ulp.</summary>
    public static T Tanh<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<TanhOperator, T>(x);

    /// <summary>result[i] = Tanh(x[i]).</summary>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<TanhOperator, T>(x, result);

    /// <summary>σ(x) = 1/(1 + e⁻ˣ), accurate in the left tail. Error at most 2.5 ulp.</summary>
    public static T Sigmoid<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<SigmoidOperator, T>(x);

    /// <summary>result[i] = Sigmoid(x[i]).</summary>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<SigmoidOperator, T>(x, result);

    /// <summary>ln(1 + eˣ), accurate in the left tail. Error at most 1.7 ulp.</summary>
    public static T Softplus<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<SoftplusOperator, T>(x);

    /// <summary>result[i] = Softplus(x[i]).</summary>
    public static void Softplus<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<SoftplusOperator, T>(x, result);

    /// <summary>sin x, accurate for every finite x; NaN at ±∞. Error at most 1.5 ulp.</summary>
    public static T Sin<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<SinOperator, T>(x);

    /// <summary>result[i] = Sin(x[i]).</summary>
    public static void Sin<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<SinOperator, T>(x, result);

    /// <summary>cos x, accurate for every finite x; NaN at ±∞. Error at most 1.5 ulp.</summary>
    public static T Cos<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<CosOperator, T>(x);

    /// <summary>result[i] = Cos(x[i]).</summary>
    public static void Cos<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<CosOperator, T>(x, result);

    /// <summary>arctan x. Error at most 2.2 ulp.</summary>
    public static T Atan<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<AtanOperator, T>(x);

    /// <summary>result[i] = Atan(x[i]).</summary>
    public static void Atan<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<AtanOperator, T>(x, result);

    /// <summary>erf x = 2/√π·∫₀ˣ e^(−t²) dt, accurate near 0. Error at most 2 ulp.</summary>
    public static T Erf<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<ErfOperator, T>(x);

    /// <summary>result[i] = Erf(x[i]).</summary>
    public static void Erf<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<ErfOperator, T>(x, result);

    /// <summary>erfc x = 1 − erf x, accurate in the right tail. Error at most 4 ulp.</summary>
    public static T Erfc<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Value<ErfcOperator, T>(x);

    /// <summary>result[i] = Erfc(x[i]).</summary>
    public static void Erfc<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Unary.Values<ErfcOperator, T>(x, result);

    internal readonly struct ExpOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Exp<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Exp<TLane, T>(x);
    }

    internal readonly struct Expm1Operator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Expm1<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Exp<TLane, T>(x);
    }

    internal readonly struct LogOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Log<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1) / x;
    }

    internal readonly struct Log1pOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Log1p<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1) / (TLane.Constant(1) + x);
    }

    internal readonly struct TanhOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Tanh<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(4) * LaneMath.Sigmoid<TLane, T>(x + x) * LaneMath.Sigmoid<TLane, T>(-(x + x));
    }

    internal readonly struct SigmoidOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Sigmoid<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Sigmoid<TLane, T>(x) * LaneMath.Sigmoid<TLane, T>(-x);
    }

    internal readonly struct SoftplusOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Softplus<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Sigmoid<TLane, T>(x);
    }

    internal readonly struct SinOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Sin<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            LaneMath.Cos<TLane, T>(x);
    }

    internal readonly struct CosOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Cos<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            -LaneMath.Sin<TLane, T>(x);
    }

    internal readonly struct AtanOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Atan<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1) / TLane.FusedMultiplyAdd(x, x, TLane.Constant(1));
    }

    internal readonly struct ErfOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Erf<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(1.1283791670955126) * LaneMath.ExpOfSquare<TLane, T>(x);
    }

    internal readonly struct ErfcOperator : IDifferentiable
    {
        public static TLane Value<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneMath.Erfc<TLane, T>(x);

        public static TLane Slope<TLane, T>(TLane x) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.Constant(-1.1283791670955126) * LaneMath.ExpOfSquare<TLane, T>(x);
    }
}
