using System.Numerics.Tensors;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>z = a·W + b with W moving by V and b by c: R{z} = R{a}·W + a·V + c, R{da} = R{dz}·Wᵀ + dz·Vᵀ, R{dW} = R{a}ᵀ·dz + aᵀ·R{dz}, R{db} = Σ R{dz}.</summary>
/// <param name="weights">Where W lies, and V.</param>
/// <param name="biases">Where b lies, and c.</param>
/// <param name="inputsMove">Whether parameters come before, so that R{a} is not 0.</param>
internal sealed class WeightedSumTangent<T>(ParameterBlock weights, ParameterBlock? biases, bool inputsMove) : TangentStage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int InputsPerPart = 96;

    public override void Forward(TangentPass<T> pass, ReadOnlySpan<T> x, ReadOnlySpan<T> rx, ReadOnlySpan<T> y, ReadOnlySpan<T> kept, Span<T> ry, Span<T> scratch)
    {
        ReadOnlySpan<T> c = biases is { } block ? pass.Direction.Slice(block.Offset, block.Length) : default;
        Matrix.WeightedSum(x, Weights(pass.Direction), c, ry, weights.Inputs, weights.Outputs);
        if (!inputsMove)
            return;
        Matrix.WeightedSum(rx, Weights(pass.Parameters), default, scratch, weights.Inputs, weights.Outputs);
        TensorPrimitives.Add(ry, scratch, ry);
    }

    public override void Backward(TangentPass<T> pass, TangentRows<T> rows, Span<T> rdx, Span<T> scratch)
    {
        Matrix.BackwardToInputs(rows.RDy, Weights(pass.Parameters), rdx, weights.Inputs, weights.Outputs);
        Matrix.BackwardToInputs(rows.Dy, Weights(pass.Direction), scratch, weights.Inputs, weights.Outputs);
        TensorPrimitives.Add(rdx, scratch, rdx);
    }

    public override int Parts => (weights.Inputs + InputsPerPart - 1) / InputsPerPart;

    public override void AddProduct(int part, TangentRows<T> rows, Span<T> product)
    {
        int from = part * InputsPerPart, to = Math.Min(from + InputsPerPart, weights.Inputs);
        Span<T> w = product.Slice(weights.Offset, weights.Length);
        Matrix.WeightGradient(rows.X, rows.RDy, w, weights.Inputs, weights.Outputs, from, to, continues: true, T.One);
        if (inputsMove)
            Matrix.WeightGradient(rows.RX, rows.Dy, w, weights.Inputs, weights.Outputs, from, to, continues: true, T.One);
        if (part == 0 && biases is { } block)
            Matrix.ColumnSums(rows.RDy, product.Slice(block.Offset, block.Length), weights.Outputs, continues: true, T.One);
    }

    private ReadOnlySpan<T> Weights(ReadOnlySpan<T> values) => values.Slice(weights.Offset, weights.Length);
}
