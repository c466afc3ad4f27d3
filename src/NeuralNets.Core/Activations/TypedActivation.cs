namespace NeuralNets;

/// <summary>
/// An activation for one T, resolved when a network is built: a plain virtual call, where a generic method of an interface
/// costs some nanoseconds more, which tiny networks feel.
/// </summary>
internal abstract class TypedActivation<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TypedActivation<T> Of(IActivation activation) =>
        activation is ITypedActivation typed ? typed.Typed<T>() : new Any(activation);

    public abstract void Activate(ReadOnlySpan<T> z, Span<T> a, int width);

    public abstract void Backpropagate(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width);

    private sealed class Any(IActivation activation) : TypedActivation<T>
    {
        public override void Activate(ReadOnlySpan<T> z, Span<T> a, int width) => activation.Activate(z, a, width);

        public override void Backpropagate(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) =>
            activation.Backpropagate(z, a, da, dz, width);
    }
}

/// <summary>An activation that knows its own <see cref="TypedActivation{T}"/>: every built-in.</summary>
internal interface ITypedActivation
{
    TypedActivation<T> Typed<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
