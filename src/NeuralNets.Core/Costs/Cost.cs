using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The costs by name. Built-ins have value equality; those without parameters are single cached instances.</summary>
public static partial class Cost
{
    /// <summary>Any sum or mean over the entries of a row as a cost; <paramref name="OfLogits"/> is what it becomes with a sigmoid before it.</summary>
    internal sealed record BuiltIn<F>(F Function, ICost? OfLogits = null) : ICost, ITangentCost where F : struct, ICostOperator
    {
        // Made when first asked for: a property with a value of its own would make all of them before the first.
        public static readonly BuiltIn<F> Instance = new(default(F));

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            CostMap.Evaluate(Function, a, y, costs, width);

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            CostMap.Differentiate(Function, a, y, da, width);

        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            DualMap.CostDerivative(Function, a, ra, y, rda, width);

        public ICost? Compose(IActivation outputActivation) =>
            outputActivation is Activation.BuiltIn<Activation.SigmoidOperator> ? OfLogits : F.Compose(outputActivation);

        public override string ToString() => F.Name;
    }

    /// <summary>Any cost that looks at a row as a whole.</summary>
    internal sealed record OfRows<F>(F Function) : ICost, ITangentCost where F : struct, IRowCost
    {
        public static readonly OfRows<F> Instance = new(default(F));

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            RowCostMap.Evaluate(Function, a, y, costs, width);

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            RowCostMap.Differentiate(Function, a, y, da, width);

        public void DifferentiateTangent<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            DualMap.RowCostDerivative(Function, a, ra, y, rda, width);

        public override string ToString() => F.Name;
    }
}
