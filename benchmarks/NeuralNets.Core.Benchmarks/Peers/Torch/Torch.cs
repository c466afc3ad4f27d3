using NeuralNets.Benchmarks.Cases;
using TorchSharp;
using static TorchSharp.torch;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>TorchSharp on libtorch for the CPU. Products write where they did before, functions make a new tensor, as TorchSharp has them.</summary>
internal sealed class Torch : Peer
{
    private string? _missing;
    private bool _looked;

    public override string Name => "TorchSharp";

    public override string? Missing
    {
        get
        {
            if (!_looked)
            {
                _missing = TorchNative.Load();
                _looked = true;
            }
            return _missing;
        }
    }

    public override string Version => $"{typeof(torch).Assembly.GetName().Version}, libtorch {__version__}";

    public override Subject? Prepare<T>(KernelCase c, int threads)
    {
        Start(threads);
        Tensor a = Random<T>(c.Rows, c.Inputs), w = Random<T>(c.Inputs, c.Outputs), z = Random<T>(c.Rows, c.Outputs);
        (Tensor result, Tensor left, Tensor right) = c.Product switch
        {
            Product.WeightedSum => (z, a, w),
            Product.BackwardToInputs => (a, z, w.t()),
            _ => (w, a.t(), z),
        };
        return new(() => result.addmm_(left, right, beta: 0, alpha: 1));
    }

    // Backward: the graph of the forward pass is kept, so that only the backward pass is measured, which TorchSharp offers
    // through autograd alone.
    public override Subject? Prepare<T>(ElementwiseCase c)
    {
        Start(1);
        Func<Tensor, Tensor> f = TorchFunctions.Of(c.Function);
        Tensor z = From(Samples.Of<T>(c));
        if (!c.Backward)
            return new(() => { using Tensor _ = f(z); });
        Tensor[] inputs = [z.requires_grad_()], outputs = [f(z)], da = [From(Samples.Array<T>(c.Count))];
        return new(() => autograd.grad(outputs, inputs, da, retain_graph: true)[0].Dispose());
    }

    public override Subject? Prepare(StepCase c, int threads)
    {
        Start(threads);
        return TorchStep.Prepare(c);
    }

    private static void Start(int threads)
    {
        set_num_threads(threads);
        random.manual_seed(1);
    }

    private static Tensor Random<T>(int rows, int columns) => rand(rows, columns, dtype: TypeOf<T>()).mul_(2).sub_(1).DetachFromDisposeScope();

    private static Tensor From<T>(T[] values) => values is float[] floats ? tensor(floats) : tensor((double[])(object)values);

    private static ScalarType TypeOf<T>() => typeof(T) == typeof(float) ? ScalarType.Float32 : ScalarType.Float64;
}
