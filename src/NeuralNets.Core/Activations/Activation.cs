using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>The activations by name. Built-ins have value equality; those without parameters are single cached instances.</summary>
public static partial class Activation
{
    /// <summary>Any operator struct as an activation.</summary>
    internal sealed record BuiltIn<F>(F Function) : IActivation, ITypedActivation, ITangentActivation where F : struct, IElementwiseOperator
    {
        // Made when first asked for: a property with a value of its own would make all of them before the first.
        public static readonly BuiltIn<F> Instance = new(default(F));

        public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Map.Value(Function, z, a);

        public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Map.Derivative(Function, z, a, da, dz);

        public void ActivateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, Span<T> ra, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            DualMap.Value(Function, z, rz, ra);

        public void BackpropagateTangent<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> rz, ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> da, ReadOnlySpan<T> rda, Span<T> rdz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            DualMap.Derivative(Function, z, rz, a, ra, da, rda, rdz);

        public TypedActivation<T> Typed<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => new ForOne<T>(Function);

        public override string ToString() => F.Name;

        private sealed class ForOne<T>(F function) : TypedActivation<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            public override void Activate(ReadOnlySpan<T> z, Span<T> a, int width) => Map.Value(function, z, a);

            public override void Backpropagate(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) => Map.Derivative(function, z, a, da, dz);
        }
    }
}
