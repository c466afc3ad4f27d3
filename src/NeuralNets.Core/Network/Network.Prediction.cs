using NeuralNets.Kernels;

namespace NeuralNets;

public sealed partial class Network<T>
{
    /// <summary>The outputs for any number of rows. Safe from many threads at once; a row's output does not depend on the others.</summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="outputs">Receives [rows × OutputSize].</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs) => Predict(inputs, outputs, Layers.Count);

    /// <summary>The output of the first <paramref name="layers"/> layers: hidden activations, features.</summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="outputs">Receives [rows × width after those layers].</param>
    /// <param name="layers">0 (the inputs themselves) to Layers.Count.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a number of layers out of range.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, int layers)
    {
        if (layers < 0 || layers > Layers.Count)
            throw new ArgumentOutOfRangeException(nameof(layers), layers, $"layers is {layers}; the network has {Layers.Count}.");
        int width = layers == 0 ? InputSize : Architecture.OutputsOf(layers - 1);
        int rows = Check.Rows(inputs.Length, InputSize, nameof(InputSize), nameof(inputs));
        if (outputs.Length != (long)rows * width)   // asked here, so that the text is made for those alone who need it
            Check.Length(outputs.Length, rows, width, layers == Layers.Count ? nameof(OutputSize) : $"width after {layers} layers", nameof(outputs));
        Workspace<T> workspace = _prediction.Rent();
        try
        {
            workspace.Reserve(Math.Min(rows, RowBlock.Size));
            for (int first = 0; first < rows; first += RowBlock.Size)
            {
                int count = Math.Min(rows - first, RowBlock.Size);
                Forward(workspace, inputs.Slice(first * InputSize, count * InputSize), count, _predictStagesOfLayers[layers], outputs.Slice(first * width, count * width));
            }
        }
        finally
        {
            _prediction.Return(workspace);
        }
    }

    /// <summary>
    /// The index of each row's largest output, the first of equals; with a single output 1 where its weighted sum z ≥ 0 (for
    /// sigmoid: output ≥ ½), else 0.
    /// </summary>
    /// <param name="inputs">[rows × InputSize].</param>
    /// <param name="classes">Receives one class a row.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public void Classify(ReadOnlySpan<T> inputs, Span<int> classes)
    {
        int rows = Check.Rows(inputs.Length, InputSize, nameof(InputSize), nameof(inputs));
        Check.Length(classes.Length, rows, 1, "one class a row,", nameof(classes));
        bool single = OutputSize == 1;
        // A single output is judged before its activation: z ≥ 0 needs no threshold that depends on f.
        int stages = single && _predictStages.Length > 0 && _predictStages[^1] is ActivationStage<T>
            ? _predictStages.Length - 1
            : _predictStages.Length;
        Workspace<T> workspace = _prediction.Rent();
        try
        {
            workspace.Reserve(Math.Min(rows, RowBlock.Size));
            for (int first = 0; first < rows; first += RowBlock.Size)
            {
                int count = Math.Min(rows - first, RowBlock.Size);
                Span<T> outputs = workspace.Outputs(count);
                Forward(workspace, inputs.Slice(first * InputSize, count * InputSize), count, stages, outputs);
                for (int r = 0; r < count; r++)
                    classes[first + r] = single ? (outputs[r] >= T.Zero ? 1 : 0) : IndexOfLargest(outputs.Slice(r * OutputSize, OutputSize));
            }
        }
        finally
        {
            _prediction.Return(workspace);
        }
    }

    /// <summary>The mean cost over the rows, as Backpropagate returns it, but with the layers as in Predict: nothing drawn.</summary>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, or no rows.</exception>
    public T EvaluateCost(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        int rows = Check.Rows(inputs.Length, InputSize, nameof(InputSize), nameof(inputs));
        int targetWidth = cost.TargetWidth(OutputSize);
        Check.Length(targets.Length, rows, targetWidth, "TargetWidth", nameof(targets));
        Check.AnyRows(rows, nameof(inputs));
        (ICost evaluated, int stages) = Compose(cost, _predictStages);
        Workspace<T> workspace = _prediction.Rent();
        try
        {
            workspace.Reserve(Math.Min(rows, RowBlock.Size));
            workspace.CostSums.Clear();
            for (int first = 0; first < rows; first += RowBlock.Size)
            {
                int count = Math.Min(rows - first, RowBlock.Size);
                T sum = AddCosts(workspace, inputs.Slice(first * InputSize, count * InputSize), targets.Slice(first * targetWidth, count * targetWidth), count, evaluated, stages, workspace.Outputs(count), T.Zero);
                workspace.CostSums.Append(new BlockNode<T> { Level = 0, Index = first / RowBlock.Size, Values = sum });
                workspace.CostSums.Join(lastIsOpen: false);
            }
            return workspace.CostSums.Fold() * (T.One / T.CreateTruncating(rows));
        }
        finally
        {
            _prediction.Return(workspace);
        }
    }

    private void Forward(Workspace<T> workspace, ReadOnlySpan<T> inputs, int rows, int stages, Span<T> results)
    {
        Slab slab = NewSlab(workspace, inputs, rows, stages);
        slab.Results = results;
        var job = new PredictRows { Slab = slab };
        Team.Run(ref job, PartsOf(slab), ThreadsFor(rows * _workPerRow));
    }

    internal static int IndexOfLargest(ReadOnlySpan<T> outputs)
    {
        int largest = 0;
        for (int j = 1; j < outputs.Length; j++)
        {
            if (outputs[j] > outputs[largest])
                largest = j;
        }
        return largest;
    }
}
