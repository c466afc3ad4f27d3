using System.Numerics.Tensors;
using System.Reflection;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>System.Numerics.Tensors has no matrix product: the products are made of its vector operations, row by row.</summary>
internal sealed class Tensors : Peer
{
    public override string Name => "TensorPrimitives";

    public override string Version => typeof(TensorPrimitives).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public override bool Threaded => false;

    public override bool Offers(Case c) => c is KernelCase or ElementwiseCase { Backward: false, Function: Function.Exponential or Function.Log or Function.Tanh or Function.Sigmoid or Function.ReLU or Function.Sine or Function.Cosine or Function.ArcTan };

    public override Subject? Prepare<T>(KernelCase c, int threads)
    {
        T[] a = Samples.Array<T>(c.Rows * c.Inputs), w = Samples.Array<T>(c.Inputs * c.Outputs), z = Samples.Array<T>(c.Rows * c.Outputs);
        return new(c.Product switch
        {
            Product.WeightedSum => () => WeightedSum(c, a, w, z),
            Product.BackwardToInputs => () => BackwardToInputs(c, a, w, z),
            _ => () => WeightGradient(c, a, w, z),
        });
    }

    public override Subject? Prepare<T>(ElementwiseCase c)
    {
        Memory<T> x = Samples.Aligned(Samples.Of<T>(c)), y = Samples.Aligned(new T[c.Count]);
        return c.Backward ? null : c.Function switch
        {
            Function.Exponential => new(() => TensorPrimitives.Exp<T>(x.Span, y.Span)),
            Function.Log => new(() => TensorPrimitives.Log<T>(x.Span, y.Span)),
            Function.Tanh => new(() => TensorPrimitives.Tanh<T>(x.Span, y.Span)),
            Function.Sigmoid => new(() => TensorPrimitives.Sigmoid<T>(x.Span, y.Span)),
            Function.ReLU => new(() => TensorPrimitives.Max(x.Span, T.Zero, y.Span)),
            Function.Sine => new(() => TensorPrimitives.Sin<T>(x.Span, y.Span)),
            Function.Cosine => new(() => TensorPrimitives.Cos<T>(x.Span, y.Span)),
            Function.ArcTan => new(() => TensorPrimitives.Atan<T>(x.Span, y.Span)),
            _ => null,
        };
    }

    private static void WeightedSum<T>(KernelCase c, ReadOnlySpan<T> a, ReadOnlySpan<T> w, Span<T> z) where T : IFloatingPointIeee754<T>
    {
        z.Clear();
        for (int r = 0; r < c.Rows; r++)
        {
            Span<T> row = z.Slice(r * c.Outputs, c.Outputs);
            for (int k = 0; k < c.Inputs; k++)
                TensorPrimitives.FusedMultiplyAdd(w.Slice(k * c.Outputs, c.Outputs), a[r * c.Inputs + k], row, row);
        }
    }

    private static void BackwardToInputs<T>(KernelCase c, Span<T> da, ReadOnlySpan<T> w, ReadOnlySpan<T> dz) where T : IFloatingPointIeee754<T>
    {
        for (int r = 0; r < c.Rows; r++)
        {
            for (int k = 0; k < c.Inputs; k++)
                da[r * c.Inputs + k] = TensorPrimitives.Dot(dz.Slice(r * c.Outputs, c.Outputs), w.Slice(k * c.Outputs, c.Outputs));
        }
    }

    private static void WeightGradient<T>(KernelCase c, ReadOnlySpan<T> a, Span<T> dw, ReadOnlySpan<T> dz) where T : IFloatingPointIeee754<T>
    {
        dw.Clear();
        for (int r = 0; r < c.Rows; r++)
        {
            ReadOnlySpan<T> row = dz.Slice(r * c.Outputs, c.Outputs);
            for (int k = 0; k < c.Inputs; k++)
                TensorPrimitives.FusedMultiplyAdd(row, a[r * c.Inputs + k], dw.Slice(k * c.Outputs, c.Outputs), dw.Slice(k * c.Outputs, c.Outputs));
        }
    }
}
