using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>z = a·W + b. W: [inputs × outputs].</summary>
internal sealed class WeightedSumStage<T> : Stage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Parts of the weight gradient, some rows of dw: small enough to share among threads, large enough to be worth claiming, and
    // high enough that packing dz for each costs little. An even number of them, for two threads.
    private const int ValuesPerPart = 1 << 16;
    private const int RowsPerPart = 264;
    private const int RowGranularity = 12;

    private readonly ParameterBlock _weights;
    private readonly ParameterBlock? _biases;
    private readonly int _inputsPerPart;

    public WeightedSumStage(ParameterBlock weights, ParameterBlock? biases)
        : base(weights.Layer, weights.Inputs, weights.Outputs)
    {
        _weights = weights;
        _biases = biases;
        int most = Math.Max(RowsPerPart, ValuesPerPart / Outputs), parts = (Inputs + most - 1) / most;
        if (parts > 1)
            parts += parts % 2;
        _inputsPerPart = ((Inputs + parts - 1) / parts + RowGranularity - 1) / RowGranularity * RowGranularity;
    }

    public override long Work => (long)Inputs * Outputs;

    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> a, Span<T> z, Span<T> kept)
    {
        if (a.Length == Inputs && OneRow<T>.WorthIt(Inputs * Outputs, pass.Threads))
            OneRow<T>.Forward(a, Weights(pass.Parameters), Biases(pass.Parameters), z, pass.Threads);
        else
            Matrix.WeightedSum(a, Weights(pass.Parameters), Biases(pass.Parameters), z, Inputs, Outputs);
    }

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> a, ReadOnlySpan<T> z, ReadOnlySpan<T> kept, ReadOnlySpan<T> dz, Span<T> da)
    {
        if (dz.Length == Outputs && OneRow<T>.WorthIt(Inputs * Outputs, pass.Threads))
            OneRow<T>.Backward(dz, Weights(pass.Parameters), da, pass.Threads);
        else
            Matrix.BackwardToInputs(dz, Weights(pass.Parameters), da, Inputs, Outputs);
    }

    public override int GradientParts => (Inputs + _inputsPerPart - 1) / _inputsPerPart;

    public override void AddGradient(int part, ReadOnlySpan<T> a, ReadOnlySpan<T> kept, ReadOnlySpan<T> dz, Span<T> gradient, bool continues, T factor)
    {
        int from = part * _inputsPerPart;
        Matrix.WeightGradient(a, dz, gradient.Slice(_weights.Offset, Inputs * Outputs), Inputs, Outputs, from, Math.Min(from + _inputsPerPart, Inputs), continues, factor);
        if (part == 0 && _biases is { } biases)
            Matrix.ColumnSums(dz, gradient.Slice(biases.Offset, Outputs), Outputs, continues, factor);
    }

    public ReadOnlySpan<T> Weights(ReadOnlySpan<T> parameters) => parameters.Slice(_weights.Offset, Inputs * Outputs);

    private ReadOnlySpan<T> Biases(ReadOnlySpan<T> parameters) => _biases is { } biases ? parameters.Slice(biases.Offset, Outputs) : default;
}
