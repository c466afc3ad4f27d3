using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

public class NaturalOrderTests
{
    private static readonly string[] s_sorted =
        ["", "0", "02", "2", "10", "99999999999999999999", "100000000000000000000", "fc", "fc1", "fc1.a", "fc2", "fc10", "layers.2.linear", "layers.10.linear"];

    [Fact]
    public void NumbersCompareAsNumbersTheRestAsText()
    {
        for (int i = 0; i < s_sorted.Length; i++)
            for (int j = 0; j < s_sorted.Length; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(NaturalOrder.Instance.Compare(s_sorted[i], s_sorted[j])));
    }
}
