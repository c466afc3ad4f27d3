using FsCheck;
using FsCheck.Xunit;
using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

/// <summary>The matrix products equal their reference loops to the last bit at every width, and write nothing else.</summary>
[Collection(VectorWidths.Name)]
public sealed unsafe class ProductTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 0, 3, 4 }, { 3, 0, 4 }, { 3, 4, 0 }, { 0, 0, 0 }, { 1, 0, 1 },
        { 1, 1, 1 }, { 1, 7, 33 }, { 2, 257, 31 }, { 3, 31, 257 }, { 4, 16, 3 }, { 4, 64, 64 }, { 5, 13, 17 }, { 7, 5, 2 },
        { 10, 784, 30 }, { 12, 300, 64 }, { 13, 529, 65 }, { 25, 97, 101 }, { 1, 515, 1031 }, { 3, 1031, 515 },
        { 1031, 5, 3 }, { 1025, 37, 30 }, { 200, 23, 600 }, { 1030, 13, 19 }, { 6, 53, 2761 }, { 47, 300, 70 }, { 48, 300, 70 }, { 50, 529, 140 },
        { 61, 260, 300 }, { 50, 0, 140 }, { 70, 53, 2761 }, { 1, 64, 50 }, { 1, 40, 33 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Products_of_floats_equal_the_reference(int rows, int inputs, int outputs) => Check<float>(rows, inputs, outputs, 1, special: false);

    [Theory, MemberData(nameof(Shapes))]
    public void Products_of_doubles_equal_the_reference(int rows, int inputs, int outputs) => Check<double>(rows, inputs, outputs, 2, special: false);

    [Property(MaxTest = 60, EndSize = 75)]
    public void Products_of_floats_equal_the_reference_for_any_shape(NonNegativeInt rows, NonNegativeInt inputs, NonNegativeInt outputs, int seed, bool special) =>
        Check<float>(rows.Get, inputs.Get, outputs.Get, seed, special);

    [Property(MaxTest = 60, EndSize = 75)]
    public void Products_of_doubles_equal_the_reference_for_any_shape(NonNegativeInt rows, NonNegativeInt inputs, NonNegativeInt outputs, int seed, bool special) =>
        Check<double>(rows.Get, inputs.Get, outputs.Get, seed, special);

    private static void Check<T>(int rows, int inputs, int outputs, int seed, bool special) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Software multiply-add is a hundred times slower: fewer rows show the same there.
        if (Lanes.WidestBits < 256 && (long)rows * inputs * outputs > 300_000)
            rows = Math.Min(rows, 30);
        var random = new System.Random(seed);
        T[] a = Values<T>(random, rows * inputs, special), w = Values<T>(random, inputs * outputs, special), dz = Values<T>(random, rows * outputs, special);
        T[] b = Values<T>(random, outputs, special), dw = Values<T>(random, inputs * outputs, special);
        T[] z = Reference.WeightedSum(a, w, b, rows, inputs, outputs), zWithoutBias = Reference.WeightedSum(a, w, null, rows, inputs, outputs);
        T[] da = Reference.BackwardToInputs(dz, w, rows, inputs, outputs);
        T scale = T.One / T.CreateChecked(3);
        T[] gradient = Reference.WeightGradient(a, dz, new T[inputs * outputs], rows, inputs, outputs, scale);
        T[] continued = Reference.WeightGradient(a, dz, dw, rows, inputs, outputs, T.One);
        T[] sums = Reference.ColumnSums(dz, new T[outputs], rows, outputs, scale), sumsContinued = Reference.ColumnSums(dz, b, rows, outputs, T.One);

        foreach (int bits in VectorWidths.All)
            VectorWidths.At(bits, CheckAtWidth);

        bool CheckAtWidth()
        {
            Forward(a, w, b, z, rows, inputs, outputs);
            Forward(a, w, null, zWithoutBias, rows, inputs, outputs);
            Backward(dz, w, da, rows, inputs, outputs);
            Gradient(a, dz, null, gradient, rows, inputs, outputs, scale);
            Gradient(a, dz, dw, continued, rows, inputs, outputs, T.One);
            Sums(dz, null, sums, rows, outputs, scale);
            Sums(dz, b, sumsContinued, rows, outputs, T.One);
            return true;
        }
    }

    private static void Forward<T>(T[] a, T[] w, T[]? b, T[] expected, int rows, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using GuardedBuffer<T> ga = new(a), gw = new(w), gb = new(b), gz = new(expected.Length);
        WeightedSum.Run(ga.Pointer, gw.Pointer, b == null ? null : gb.Pointer, gz.Pointer, rows, inputs, outputs);
        AssertBits(expected, gz);
        if (rows != 1)
            return;
        using GuardedBuffer<T> parts = new(outputs);
        InTwoParts(outputs, (from, to) => MatrixVector.WeightedSum(ga.Pointer, gw.Pointer + from, b == null ? null : gb.Pointer + from, parts.Pointer + from, inputs, to - from, outputs));
        AssertBits(expected, parts);
    }

    private static void Backward<T>(T[] dz, T[] w, T[] expected, int rows, int inputs, int outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using GuardedBuffer<T> gdz = new(dz), gw = new(w), gda = new(expected.Length);
        BackwardToInputs.Run(gdz.Pointer, gw.Pointer, gda.Pointer, rows, inputs, outputs);
        AssertBits(expected, gda);
    }

    private static void Gradient<T>(T[] a, T[] dz, T[]? dw, T[] expected, int rows, int inputs, int outputs, T scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using GuardedBuffer<T> ga = new(a), gdz = new(dz), gdw = dw == null ? new(expected.Length) : new(dw);
        InTwoParts(inputs, (from, to) => WeightGradient.Run(ga.Pointer, gdz.Pointer, gdw.Pointer, rows, inputs, outputs, from, to, dw != null, scale));
        AssertBits(expected, gdw);
    }

    private static void Sums<T>(T[] dz, T[]? db, T[] expected, int rows, int outputs, T scale) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using GuardedBuffer<T> gdz = new(dz), gdb = db == null ? new(expected.Length) : new(db);
        ColumnSums.Run(gdz.Pointer, gdb.Pointer, rows, outputs, db != null, scale);
        AssertBits(expected, gdb);
    }

    // The later part first: a part must not write what belongs to another.
    private static void InTwoParts(int count, Action<int, int> part)
    {
        int middle = count / 3;
        part(middle, count);
        part(0, middle);
    }

    // Payloads of NaN are outside the contract.
    private static void AssertBits<T>(T[] expected, GuardedBuffer<T> actual) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
        {
            T e = expected[i], v = actual.Values[i];
            bool same = T.IsNaN(e) ? T.IsNaN(v) : e == v && T.IsNegative(e) == T.IsNegative(v);
            Assert.True(same, $"value {i} of {expected.Length} at {Lanes.Bits} bits: expected {e}, is {v}");
        }
        Assert.True(actual.GuardsAreIntact, $"written outside at {Lanes.Bits} bits");
    }

    private static T[] Values<T>(System.Random random, int count, bool special) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] rare = [T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon, T.PositiveInfinity, T.NaN, T.CreateSaturating(1e30), T.CreateSaturating(-1e-30)];
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = special && random.Next(20) == 0 ? rare[random.Next(rare.Length)] : T.CreateTruncating(random.NextDouble() * 2 - 1);
        return values;
    }
}
