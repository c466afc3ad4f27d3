namespace NeuralNets.Tests;

/// <summary>Equality to the last bit; only NaN payloads are outside the promise.</summary>
internal static class SameBits
{
    public static void Assert<T>(ReadOnlySpan<T> want, ReadOnlySpan<T> got, string where) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Xunit.Assert.Equal(want.Length, got.Length);
        for (int i = 0; i < want.Length; i++)
        {
            bool same = T.IsNaN(want[i]) ? T.IsNaN(got[i]) : want[i] == got[i] && T.IsNegative(want[i]) == T.IsNegative(got[i]);
            Xunit.Assert.True(same, $"{where}, index {i}: want {want[i]:R}, got {got[i]:R}");
        }
    }
}
