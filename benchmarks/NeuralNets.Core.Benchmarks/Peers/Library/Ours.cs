using NeuralNets.Benchmarks.Cases;
using NeuralNets.Persistence;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>This library.</summary>
internal sealed class Ours : Peer
{
    public override string Name => "ours";

    public override Subject? Prepare<T>(KernelCase c, int threads)
    {
        var products = new Products<T>(c, threads);
        return new(c.Product switch
        {
            Product.WeightedSum => products.WeightedSum,
            Product.BackwardToInputs => products.BackwardToInputs,
            _ => products.WeightGradient,
        });
    }

    public override Subject? Prepare<T>(ElementwiseCase c)
    {
        Memory<T> z = Samples.Aligned(Samples.Of<T>(c)), a = Samples.Aligned(new T[c.Count]);
        if (c.Function == Function.Log)
            return new(() => Elementary.Log<T>(z.Span, a.Span));
        BuiltIn<IActivation> builtIn = BuiltIns.Activations.First(row => row.Name == c.Function.ToString());
        TypedActivation<T> f = TypedActivation<T>.Of(builtIn.Create([.. builtIn.Settings.Select(setting => setting.Default)]));
        if (!c.Backward)
            return new(() => f.Activate(z.Span, a.Span, c.Count));
        Memory<T> da = Samples.Aligned(Samples.Array<T>(c.Count)), dz = Samples.Aligned(new T[c.Count]);
        f.Activate(z.Span, a.Span, c.Count);
        return new(() => f.Backpropagate(z.Span, a.Span, da.Span, dz.Span, c.Count));
    }

    public override Subject? Prepare(StepCase c, int threads)
    {
        IActivation hidden = c.Sigmoid ? Activation.Sigmoid : Activation.ReLU, last = c.Sigmoid ? Activation.Sigmoid : Activation.Softmax;
        ICost cost = c.Sigmoid ? Cost.MeanSquaredError : Cost.CrossEntropy;
        Layer[] layers = [.. c.Sizes[1..^1].Select(size => new Dense(size, hidden)), new Dense(c.Sizes[^1], last)];
        var network = new Network<float>(c.Sizes[0], layers, seed: 1) { MaxThreads = threads };
        int inputWidth = c.Rows * c.Sizes[0], outputWidth = c.Rows * c.Sizes[^1], batches = c.Batches, batch = 0;
        float[] inputs = Samples.Array<float>(batches * inputWidth, 0);
        if (c.Work == Work.Predict)
        {
            var outputs = new float[outputWidth];
            return new(() => network.Predict(inputs.AsSpan(), outputs.AsSpan()));
        }

        float[] targets = Samples.OneHot(c);
        var gradient = new Gradient<float>(network);
        OptimizerState<float>? adam = c.Work == Work.Adam ? new Adam().CreateState(network) : null;
        return new(() =>
        {
            ReadOnlySpan<float> x = inputs.AsSpan(batch * inputWidth, inputWidth), y = targets.AsSpan(batch * outputWidth, outputWidth);
            batch = (batch + 1) % batches;
            network.Backpropagate(x, y, cost, gradient);
            if (adam is null)
                network.GradientStep(gradient, 0.01f);
            else
                adam.Step(gradient);
        });
    }
}
