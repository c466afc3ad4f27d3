namespace NeuralNets;

/// <summary>
/// An activation by two scalar formulas, for functions of your own. Make it a <c>readonly record struct</c>, so that networks
/// with it compare by value; take e^x and kin from <see cref="Elementary"/>, so that it gives the same bits everywhere.
/// </summary>
/// <example>
/// <code>
/// readonly record struct Cube : IElementwise
/// {
///     public T Activate&lt;T&gt;(T z) where T : unmanaged, IBinaryFloatingPointIeee754&lt;T&gt; => z * z * z;
///     public T Derivative&lt;T&gt;(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754&lt;T&gt; => T.CreateChecked(3) * z * z;
/// }
/// var layer = new Dense(10, new Elementwise&lt;Cube&gt;(new Cube()));
/// </code>
/// </example>
public interface IElementwise
{
    /// <summary>a = f(z).</summary>
    T Activate<T>(T z) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>f′(z), from z or from a = f(z), whichever is simpler.</summary>
    T Derivative<T>(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The activation a = f(z), dz = f′(z)·da of a struct's formulas, called directly for each value.</summary>
/// <param name="Function">The formulas.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1715", Justification = "F is the function, as in the formulas.")]
public sealed record Elementwise<F>(F Function) : IActivation where F : struct, IElementwise
{
    /// <summary>The text of the function: under it a network with this activation is saved.</summary>
    public override string ToString() => Function.ToString() ?? "";

    /// <inheritdoc/>
    public void Activate<T>(ReadOnlySpan<T> z, Span<T> a, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        F f = Function;
        Kernels.Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        for (int i = 0; i < z.Length; i++)
            a[i] = f.Activate(z[i]);
    }

    /// <inheritdoc/>
    public void Backpropagate<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> a, ReadOnlySpan<T> da, Span<T> dz, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        F f = Function;
        Kernels.Lengths.ThrowIfNot(z.Length, a.Length, nameof(a), nameof(z));
        Kernels.Lengths.ThrowIfNot(z.Length, da.Length, nameof(da), nameof(z));
        Kernels.Lengths.ThrowIfNot(z.Length, dz.Length, nameof(dz), nameof(z));
        for (int i = 0; i < z.Length; i++)
            dz[i] = f.Derivative(z[i], a[i]) * da[i];
    }
}
