using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The activations by name. Built-ins have value equality; those without parameters are single cached instances.</summary>
public static partial class Activation
{
    /// <summary>Any operator struct as an activation.</summary>
    internal sealed record BuiltIn<F>(F Function) : IActivation where F : struct, IElementwiseOperator
    {
        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Map.Value(Function, z, a);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Map.Derivative(Function, z, a, da, dz);

        public override string ToString() => F.Name;
    }
}
