using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The weights of every weighted sum, rearranged into the panels that the matrix kernels like, once a call.</summary>
internal sealed class PackedWeights<T>(Stage<T>[] stages) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PanelsPerPart = 4;

    private readonly AlignedBuffer<T>?[] _forward = new AlignedBuffer<T>?[stages.Length];
    private readonly AlignedBuffer<T>?[] _backward = new AlignedBuffer<T>?[stages.Length];
    private bool _inUse;

    public ReadOnlySpan<T> Forward(int s) => _inUse && _forward[s] is { } panels ? panels.Span : default;

    public ReadOnlySpan<T> Backward(int s) => _inUse && _backward[s] is { } panels ? panels.Span : default;

    /// <summary>Rearranges the weights forward for all stages, and backward for those from <paramref name="firstBackward"/> on, if that pays for so many rows in so many parts.</summary>
    public void Prepare(ReadOnlySpan<T> parameters, int rows, int parts, int firstBackward, int threads)
    {
        _inUse = Packing.WorthIt(rows, parts);
        if (!_inUse)
            return;
        for (int s = 0; s < stages.Length; s++)
        {
            if (stages[s] is not WeightedSumStage<T> sum)
                continue;
            _forward[s] = Arrange(_forward[s], sum, parameters, backward: false, threads);
            if (s >= firstBackward)
                _backward[s] = Arrange(_backward[s], sum, parameters, backward: true, threads);
        }
    }

    private static AlignedBuffer<T> Arrange(AlignedBuffer<T>? panels, WeightedSumStage<T> sum, ReadOnlySpan<T> parameters, bool backward, int threads)
    {
        (int depth, int columns) = backward ? (sum.Outputs, sum.Inputs) : (sum.Inputs, sum.Outputs);
        int size = checked((int)Packing.Size<T>(depth, columns));
        if (panels is null || panels.Length != size)
            panels = new AlignedBuffer<T>(size);
        var job = new Job { Weights = sum.Weights(parameters), Packed = panels.Span, Inputs = sum.Inputs, Outputs = sum.Outputs, Panels = Packing.Panels<T>(columns), Backward = backward };
        Team.Run(ref job, (job.Panels + PanelsPerPart - 1) / PanelsPerPart, threads);
        return panels;
    }

    private ref struct Job : IJob
    {
        public ReadOnlySpan<T> Weights;
        public Span<T> Packed;
        public int Inputs, Outputs, Panels;
        public bool Backward;

        public readonly void Run(int part)
        {
            int from = part * PanelsPerPart, to = Math.Min(from + PanelsPerPart, Panels);
            if (Backward)
                Matrix.PackBackward(Weights, Packed, Inputs, Outputs, from, to);
            else
                Matrix.PackForward(Weights, Packed, Inputs, Outputs, from, to);
        }
    }
}
