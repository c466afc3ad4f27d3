using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>a = z for z &gt; 0, else s·z, with a slope s drawn for the step, layer, row and unit. Kept: the slopes.</summary>
internal sealed class RReLUStage<T>(int layer, int width, RReLU settings) : Stage<T>(layer, width, width)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override bool InPlace => true;

    public override Stage<T>? InPrediction { get; } = new ActivationStage<T>(layer, width, Activation.LeakyReLU((settings.Lower + settings.Upper) / 2));

    public override int Kept => Outputs;

    public override long Work => 32 * Outputs;

    public override void Forward(in Pass<T> pass, ReadOnlySpan<T> z, Span<T> a, Span<T> slopes)
    {
        RandomSlopes.Fill(slopes, settings.Lower, settings.Upper, pass.Seed, Streams.RandomSlopes(Layer, pass.Step), (ulong)pass.FirstRow * (ulong)Outputs);
        Rectifier.Apply(z, slopes, z, a);
    }

    public override void Backward(in Pass<T> pass, ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> slopes, ReadOnlySpan<T> da, Span<T> dz) =>
        Rectifier.Apply(z, slopes, da, dz);
}
