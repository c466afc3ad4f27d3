using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>a = softmax((z + g)/T) with Gumbel noise g drawn for the step, layer, row and unit; backward, a is all that it needs.</summary>
internal sealed class GumbelSoftmaxStage<T>(int layer, int width, double temperature) : Stage<T>(layer, width, width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override bool InPlace => true;

    public override Stage<T>? InPrediction { get; } = new ActivationStage<T>(layer, width, Activation.SoftmaxWith(temperature));

    public override long Work => 128 * Outputs;

    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> z, Span<T> a, Span<T> kept)
    {
        GumbelNoise.Add(z, a, pass.Seed, Streams.GumbelNoise(Layer, pass.Step), (ulong)pass.FirstRow * (ulong)Outputs);
        Softmax.Value(temperature, a, a, Outputs);
    }

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> kept, ReadOnlySpan<T> da, Span<T> dz) =>
        Softmax.Backward(temperature, a, da, dz, Outputs);
}
