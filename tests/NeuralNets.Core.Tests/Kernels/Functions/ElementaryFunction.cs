using NeuralNets.Kernels;

namespace NeuralNets.Tests;

/// <summary>A function of <see cref="Elementary"/> with its documented error and what it should give.</summary>
internal abstract class ElementaryFunction(string name, double floatUlps, double doubleUlps)
{
    public double FloatUlps => floatUlps;
    public double DoubleUlps => doubleUlps;

    /// <summary>To at least 53 bits, to judge float by.</summary>
    public required Func<double, double> Wide { get; init; }

    /// <summary>To about 100 bits, to judge double by.</summary>
    public required Func<double, ElementaryReference.Result> Wider { get; init; }

    public abstract T Scalar<T>(T x) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    public abstract void Span<T>(ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The driver's kernel at one width: 512, 256, 128 or 0 bits.</summary>
    public abstract void Width<T>(int bits, ReadOnlySpan<T> x, Span<T> result) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public override string ToString() => name;

    internal static readonly ElementaryFunction[] All =
    [
        new Row<Elementary.ExpOperator>("Exp", 1, 1) { Wide = Math.Exp, Wider = ElementaryReference.Exp },
        new Row<Elementary.Expm1Operator>("Expm1", 1.9, 1.9) { Wide = ElementaryReference.WideExpm1, Wider = ElementaryReference.Expm1 },
        new Row<Elementary.LogOperator>("Log", 0.8, 0.8) { Wide = Math.Log, Wider = ElementaryReference.Log },
        new Row<Elementary.Log1pOperator>("Log1p", 1.4, 1.4) { Wide = ElementaryReference.WideLog1p, Wider = ElementaryReference.Log1p },
        new Row<Elementary.TanhOperator>("Tanh", 2.6, 2.6) { Wide = Math.Tanh, Wider = ElementaryReference.Tanh },
        new Row<Elementary.SigmoidOperator>("Sigmoid", 2.5, 2.5) { Wide = ElementaryReference.WideSigmoid, Wider = ElementaryReference.Sigmoid },
        new Row<Elementary.SoftplusOperator>("Softplus", 1.7, 1.7) { Wide = ElementaryReference.WideSoftplus, Wider = ElementaryReference.Softplus },
        new Row<Elementary.SinOperator>("Sin", 1.5, 1.5) { Wide = Math.Sin, Wider = ElementaryReference.Sin },
        new Row<Elementary.CosOperator>("Cos", 1.5, 1.5) { Wide = Math.Cos, Wider = ElementaryReference.Cos },
        new Row<Elementary.AtanOperator>("Atan", 2.2, 2.2) { Wide = Math.Atan, Wider = ElementaryReference.Atan },
        new Row<Elementary.ErfOperator>("Erf", 2, 2) { Wide = ElementaryReference.WideErf, Wider = ElementaryReference.Erf },
        new Row<Elementary.ErfcOperator>("Erfc", 4, 4) { Wide = ElementaryReference.WideErfc, Wider = ElementaryReference.Erfc },
    ];

    private sealed unsafe class Row<TOperator>(string name, double floatUlps, double doubleUlps) : ElementaryFunction(name, floatUlps, doubleUlps)
        where TOperator : struct, IUnaryOperator
    {
        public override T Scalar<T>(T x) => Unary.Value<TOperator, T>(x);

        public override void Span<T>(ReadOnlySpan<T> x, Span<T> result) => Unary.Values<TOperator, T>(x, result);

        public override void Width<T>(int bits, ReadOnlySpan<T> x, Span<T> result)
        {
            fixed (T* px = x, py = result)
            {
                var kernel = new Sweep<Unary.Body<TOperator>, T> { X = px, Result = py, Count = x.Length };
                switch (bits)
                {
                    case 512: kernel.Run<Lane512<T>>(); break;
                    case 256: kernel.Run<Lane256<T>>(); break;
                    case 128: kernel.Run<Lane128<T>>(); break;
                    default: kernel.Run<Lane1<T>>(); break;
                }
            }
        }
    }
}
