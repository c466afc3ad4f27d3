using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

/// <summary>Tests that set the width of vectors; they run alone.</summary>
[CollectionDefinition(nameof(LaneWidths), DisableParallelization = true)]
public sealed class LaneWidths
{
    /// <summary>Runs a test at every width that this machine has.</summary>
    internal static void ForEach(Action test)
    {
        int before = Lanes.Bits;
        try
        {
            foreach (int bits in new[] { 0, 128, 256, 512 })
            {
                if (bits > Lanes.WidestBits)
                    break;
                Lanes.Bits = bits;
                test();
            }
        }
        finally
        {
            Lanes.Bits = before;
        }
    }
}
