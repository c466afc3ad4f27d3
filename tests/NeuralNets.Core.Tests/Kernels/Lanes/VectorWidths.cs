using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

/// <summary>Tests that set the vector width run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class VectorWidths
{
    public const string Name = "vector widths";

    /// <summary>Every width this machine has, 0 (single values) included.</summary>
    internal static IEnumerable<int> All => new[] { 0, 128, 256, 512 }.Where(bits => bits <= Lanes.WidestBits);

    /// <summary>The result of an action at a width.</summary>
    internal static TResult At<TResult>(int bits, Func<TResult> action)
    {
        int before = Lanes.Bits;
        Lanes.Bits = bits;
        try
        {
            return action();
        }
        finally
        {
            Lanes.Bits = before;
        }
    }
}
