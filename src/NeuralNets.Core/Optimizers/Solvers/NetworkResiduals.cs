using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>r = outputs − targets over all rows of a network; the Jacobian by backpropagation from each output of each row.</summary>
internal readonly ref struct NetworkResiduals<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) : IResiduals
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _inputs = inputs, _targets = targets;
    private readonly T[] _outputs = new T[targets.Length];
    private readonly Gradient<T> _gradient = new(network);
    private readonly OutputCost[] _costs = [.. Enumerable.Range(0, network.OutputSize).Select(output => new OutputCost(output))];

    public int Count => _targets.Length;

    public void Evaluate(ReadOnlySpan<double> w, Span<double> residuals)
    {
        network.SetParameters(w);
        network.Predict(_inputs, _outputs);
        TensorPrimitives.Subtract(_outputs, _targets, _outputs);
        TensorPrimitives.ConvertTruncating<T, double>(_outputs, residuals);
    }

    public void Differentiate(ReadOnlySpan<double> w, Span<double> jacobian)
    {
        network.SetParameters(w);
        int inputs = network.InputSize, outputs = network.OutputSize;
        for (int i = 0; i < Count; i++)
        {
            (int row, int output) = Math.DivRem(i, outputs);
            network.Backpropagate(_inputs.Slice(row * inputs, inputs), _targets.Slice(row * outputs, outputs), _costs[output], _gradient);
            TensorPrimitives.ConvertTruncating<T, double>(_gradient.Values, jacobian.Slice(i * w.Length, w.Length));
        }
    }
}

/// <summary>C = a[output]: its gradient is one row of a Jacobian.</summary>
internal sealed class OutputCost(int output) : ICost
{
    public static OutputCost First { get; } = new(0);

    public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < costs.Length; r++)
            costs[r] = a[r * width + output];
    }

    public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        da.Clear();
        for (int i = output; i < da.Length; i += width)
            da[i] = T.One;
    }
}
