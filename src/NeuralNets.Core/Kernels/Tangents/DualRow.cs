namespace NeuralNets.Kernels;

/// <summary>One row of outputs a that move by R{a}, its targets y, which do not, and the R{∂C/∂a} to be written.</summary>
internal readonly ref struct DualRow<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> ra, ReadOnlySpan<T> y, Span<T> rda) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _a = a, _ra = ra, _y = y;
    private readonly Span<T> _rda = rda;

    public int Width => _a.Length;

    public ReadOnlySpan<T> Targets => _y;

    public Dual<T> A(int index) => new(_a[index], _ra[index]);

    public Dual<T> Y(int index) => new(_y[index], T.Zero);

    /// <summary>Σ term(a, y) over the row.</summary>
    public Dual<T> Sum<TTerm>(TTerm term) where TTerm : struct, IRowTerm
    {
        Dual<T> sum = default;
        for (int i = 0; i < Width; i++)
            sum = term.Add<Dual<T>, T>(sum, A(i), Y(i));
        return sum;
    }

    /// <summary>Of ∂C/∂a, what changes along the direction.</summary>
    public void Set(int index, Dual<T> da) => _rda[index] = da.Tangent;

    /// <summary>∂C/∂a does not change.</summary>
    public void SetConstant() => _rda.Clear();
}
