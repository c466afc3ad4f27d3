using NeuralNets.Kernels;

namespace NeuralNets;

public sealed partial class Network<T>
{
    /// <summary>
    /// Backpropagation: the gradient becomes ∇ of the mean cost over the rows, which is returned. The same as Clear,
    /// Accumulate, Complete.
    /// </summary>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="gradient">Made for this network or one with equal layers.</param>
    /// <param name="inputGradient">If given, receives ∂C/∂inputs of each row, [rows × InputSize], not averaged.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or a gradient of another network.</exception>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, Gradient<T> gradient, Span<T> inputGradient = default)
    {
        int rows = CheckTraining(inputs, targets, cost, gradient, inputGradient);
        Check.AnyRows(rows, nameof(inputs));
        gradient.Clear();
        bool oneBlock = rows <= RowBlock.Size;      // then the sums are finished where they are made, and need no pass of their own
        Train(inputs, targets, rows, cost, gradient, inputGradient, oneBlock ? T.One / T.CreateTruncating(rows) : T.One);
        return gradient.Finish(isScaled: oneBlock);
    }

    /// <summary>Adds rows to the gradient, which <see cref="Gradient{T}.Complete"/> finishes.</summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="gradient">Made for this network or one with equal layers.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a gradient of another network.</exception>
    /// <exception cref="InvalidOperationException">The gradient is complete.</exception>
    public void Accumulate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, Gradient<T> gradient)
    {
        int rows = CheckTraining(inputs, targets, cost, gradient, default);
        gradient.ThrowIfComplete(nameof(Accumulate));
        Train(inputs, targets, rows, cost, gradient, default, T.One);
    }

    // One slab at a time: the rows that still go into the gradient's open block.
    private void Train(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int rows, ICost cost, Gradient<T> gradient, Span<T> inputGradient, T scale)
    {
        (ICost differentiated, int stages) = Compose(cost, _stages);
        Workspace<T> workspace = _training.Rent();
        try
        {
            workspace.Reserve(Math.Min(rows, RowBlock.Size));
            int targetWidth = cost.TargetWidth(OutputSize);
            for (int first = 0; first < rows;)
            {
                int count = Math.Min(rows - first, gradient.Room);
                Slab slab = NewSlab(workspace, inputs.Slice(first * InputSize, count * InputSize), count, stages);
                slab.Targets = targets.Slice(first * targetWidth, count * targetWidth);
                slab.TargetWidth = targetWidth;
                slab.Cost = differentiated;
                slab.Results = inputGradient.IsEmpty ? default : inputGradient.Slice(first * InputSize, count * InputSize);
                slab.Step = gradient.Step;
                slab.FirstRow = gradient.NextRow;
                int threads = ThreadsFor(2 * count * _workPerRow);

                var rowsJob = new TrainRows { Slab = slab };
                Team.Run(ref rowsJob, PartsOf(slab), threads);
                var sumJob = new SumGradient { Slab = slab, Sums = gradient.OpenBlock(out bool continues), Continues = continues, Scale = scale };
                Team.Run(ref sumJob, _gradientParts.Length, threads);
                gradient.AddRows(workspace.Costs(0, count));
                first += count;
            }
        }
        finally
        {
            _training.Return(workspace);
        }
    }

    // The cost, or what it composes to with the output activation; then all stages run but that one. An Identity has no stage.
    internal (ICost Cost, int Stages) Compose(ICost cost, Stage<T>[] stages)
    {
        if (Architecture.OutputActivation is not { } activation || cost.Compose(activation) is not { } composed)
            return (cost, stages.Length);
        bool hasStage = stages.Length > 0 && stages[^1] is ActivationStage<T> last && last.Layer == Layers.Count - 1;
        return (composed, hasStage ? stages.Length - 1 : stages.Length);
    }

    private Slab NewSlab(Workspace<T> workspace, ReadOnlySpan<T> inputs, int rows, int stages) => new()
    {
        Network = this,
        Workspace = workspace,
        Inputs = inputs,
        Rows = rows,
        RowsPerPart = RowsPerPart(rows),
        Stages = stages,
    };

    // Equal parts, at least one for each thread that the work is worth, none larger than a thread's cache likes.
    private int RowsPerPart(int rows)
    {
        int parts = Math.Max((rows + MostRowsPerPart - 1) / MostRowsPerPart, Math.Min(ThreadsFor(rows * _workPerRow), rows));
        return Math.Max((rows + parts - 1) / Math.Max(parts, 1), 1);
    }

    private int PartsOf(int rows) => PartsOf(rows, RowsPerPart(rows));

    private static int PartsOf(Slab slab) => PartsOf(slab.Rows, slab.RowsPerPart);

    private static int PartsOf(int rows, int rowsPerPart) => (rows + rowsPerPart - 1) / rowsPerPart;

    private int ThreadsFor(long work) => (int)Math.Clamp(work / WorkPerThread, 1, MaxThreads);

    private int CheckTraining(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, Gradient<T> gradient, Span<T> inputGradient)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradient);
        int rows = Check.Rows(inputs.Length, InputSize, nameof(InputSize), nameof(inputs));
        Check.Length(targets.Length, rows, cost.TargetWidth(OutputSize), "TargetWidth", nameof(targets));
        if (!inputGradient.IsEmpty)
            Check.Length(inputGradient.Length, rows, InputSize, nameof(InputSize), nameof(inputGradient));
        gradient.ThrowIfOther(Architecture);
        return rows;
    }
}
