using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>
/// One row inside a kernel, for costs that look at a row as a whole: outputs a, targets y and, when differentiating, ∂C/∂a,
/// which may be the memory of a. Scalars of the row are double, which holds every T.
/// </summary>
internal readonly unsafe struct CostRow<TLane, T>(T* a, T* y, T* da, int width)
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Width => width;

    public double A(int index) => Number.ToDouble(a[index]);

    public double Y(int index) => Number.ToDouble(y[index]);

    /// <summary>Σ term(a, y) over the row.</summary>
    public double Sum<TTerm>(TTerm term) where TTerm : struct, IRowTerm =>
        Number.ToDouble(RowReduction.Sum<TLane, T, TTerm>(term, a, y, width));

    /// <summary>Σ term(a, y) over the row without one entry: what is before it and what is behind it.</summary>
    public double SumWithout<TTerm>(int index, TTerm term) where TTerm : struct, IRowTerm =>
        Number.ToDouble(RowReduction.Sum<TLane, T, TTerm>(term, a, y, index)) +
        Number.ToDouble(RowReduction.Sum<TLane, T, TTerm>(term, a + index + 1, y + index + 1, width - index - 1));

    /// <summary>The lowest index where f(a, y) is largest, one entry apart; that of a NaN if there is one; −1: there is no other entry.</summary>
    public int IndexOfMaximum<TOperator>(TOperator f, int without = -1) where TOperator : struct, IPairOperator
    {
        int index = -1;
        double maximum = 0;
        for (int i = 0; i < width && !double.IsNaN(maximum); i++)
        {
            double value = Value(f, i);
            if (i != without && (index < 0 || !(value <= maximum)))
                (index, maximum) = (i, value);
        }
        return index;
    }

    /// <summary>f(a, y) of one entry.</summary>
    public double Value<TOperator>(TOperator f, int index) where TOperator : struct, IPairOperator =>
        Number.ToDouble(f.Value<Lane1<T>, T>(new(a[index]), new(y[index])).Value);

    /// <summary>da = f(a, y), entry by entry.</summary>
    public void Map<TOperator>(TOperator f) where TOperator : struct, IPairOperator =>
        RowMap.Run<TLane, T, TOperator>(f, a, y, da, width);

    /// <summary>One entry of da, rounded to T.</summary>
    public void Set(int index, double value) => da[index] = Number.Round<T>(value);

    /// <summary>Every entry of da.</summary>
    public void Fill(double value) => new Span<T>(da, width).Fill(Number.Round<T>(value));
}

/// <summary>The output alone.</summary>
internal readonly struct OutputOperator : IPairOperator
{
    public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => a;
}

/// <summary>The target alone.</summary>
internal readonly struct TargetOperator : IPairOperator
{
    public TLane Value<TLane, T>(TLane a, TLane y) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => y;
}
