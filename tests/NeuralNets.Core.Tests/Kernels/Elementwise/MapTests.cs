namespace NeuralNets.Tests.Kernels;

/// <summary>Wherever a span begins and ends between two cache lines, each value is that of a call for it alone, and no other is written.</summary>
[Collection(VectorWidths.Name)]
public class MapTests
{
    private const int Longest = 150;

    private static readonly int[] Starts = [0, 1, 7, 15], Lengths = [0, 1, 17, 127, 129, Longest];

    // One whose derivative looks at the output, one at the input, one at both.
    private static readonly IActivation[] Activations = [Activation.Tanh, Activation.SiLU, Activation.GELU];

    [Fact]
    public void Float_values_depend_neither_on_alignment_nor_on_length() => Check<float>();

    [Fact]
    public void Double_values_depend_neither_on_alignment_nor_on_length() => Check<double>();

    private static void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] z = [.. Enumerable.Range(0, Longest + Starts[^1]).Select(i => T.CreateChecked((i * 37 % 101) - 50) / T.CreateChecked(9))];
        T[] da = [.. z.Select(x => x + T.One)];
        foreach (IActivation f in Activations)
        {
            T[] a = new T[z.Length], dz = new T[z.Length];
            for (int i = 0; i < z.Length; i++)
            {
                f.Activate<T>(z.AsSpan(i, 1), a.AsSpan(i, 1), 1);
                f.Backpropagate<T>(z.AsSpan(i, 1), a.AsSpan(i, 1), da.AsSpan(i, 1), dz.AsSpan(i, 1), 1);
            }
            foreach (int bits in VectorWidths.All)
                foreach (int start in Starts)
                    foreach (int length in Lengths)
                        CheckPart(f, bits, start..(start + length), z, a, da, dz);
        }
    }

    private static void CheckPart<T>(IActivation f, int bits, Range part, T[] z, T[] a, T[] da, T[] dz) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = [.. z], derivatives = [.. da];   // both in place
        VectorWidths.At(bits, () =>
        {
            f.Activate<T>(values.AsSpan(part), values.AsSpan(part), 1);
            f.Backpropagate<T>(z.AsSpan(part), a.AsSpan(part), derivatives.AsSpan(part), derivatives.AsSpan(part), 1);
            return true;
        });
        T[] wantValues = [.. z], wantDerivatives = [.. da];
        a.AsSpan(part).CopyTo(wantValues.AsSpan(part));
        dz.AsSpan(part).CopyTo(wantDerivatives.AsSpan(part));
        SameBits.Assert<T>(wantValues, values, $"{f}, {bits} bits, values {part}");
        SameBits.Assert<T>(wantDerivatives, derivatives, $"{f} backward, {bits} bits, values {part}");
    }
}
