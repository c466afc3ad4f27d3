using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Training;

/// <summary>An epoch over 4,096 digits has the checked-in SHA-256 at every vector width and number of threads.</summary>
[Collection(VectorWidths.Name)]
public class MnistEpochTests
{
    // Changes only with a line in the changelog.
    internal const string Hash = "fe375341afa85f03265580fde0178029d9af333f11ecea9446a6c94d32567ee5";

    [Theory, InlineData(1), InlineData(2)]
    public void TheWeightsHaveTheSameBits(int threads)
    {
        foreach (int bits in VectorWidths.All)
        {
            string hash = VectorWidths.At(bits, () => KillTarget.Run(Repository.File("samples/data/mnist"), folder: null, threads, _ => { }));
            Assert.True(Hash == hash, $"{bits} bits, {threads} threads: {hash}, not {Hash}");
        }
    }
}
