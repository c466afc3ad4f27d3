using NeuralNets.Kernels;

namespace NeuralNets;

public sealed partial class Network<T>
{
    /// <summary>The outputs of some rows of one block, and the block's sum of costs with theirs added, as EvaluateCost adds them: one pass for both.</summary>
    /// <param name="inputs">[rows × InputSize], at most 1024 rows.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="outputs">Receives [rows × OutputSize].</param>
    /// <param name="sum">Of the block's rows before these.</param>
    internal T AddCosts(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, Span<T> outputs, T sum)
    {
        int rows = inputs.Length / InputSize;
        (ICost evaluated, int stages) = Compose(cost, _predictStages);
        Workspace<T> workspace = _prediction.Rent();
        try
        {
            workspace.Reserve(Math.Min(rows, RowBlock.Size));
            sum = AddCosts(workspace, inputs, targets, rows, evaluated, stages, outputs, sum);
            if (stages < _predictStages.Length)   // the output activation, which the composed cost did without
                _predictStages[stages].Forward(new Pass<T> { Parameters = Parameters }, outputs, outputs, default);
            return sum;
        }
        finally
        {
            _prediction.Return(workspace);
        }
    }

    private T AddCosts(Workspace<T> workspace, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int rows, ICost evaluated, int stages, Span<T> outputs, T sum)
    {
        Span<T> costs = workspace.Costs(0, rows);
        Forward(workspace, inputs, rows, stages, outputs);
        evaluated.Evaluate(outputs, targets, costs, OutputSize);
        foreach (T c in costs)
            sum += c;
        return sum;
    }
}
