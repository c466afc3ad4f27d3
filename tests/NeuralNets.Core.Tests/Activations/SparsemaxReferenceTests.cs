namespace NeuralNets.Tests.Activations;

/// <summary>Sparsemax by its definition: sort, and take the largest k with 1 + k·z₍ₖ₎ above the sum of the k largest.</summary>
public sealed class SparsemaxReferenceTests
{
    [Theory]
    [InlineData(1e-3), InlineData(0.3), InlineData(2), InlineData(1e6)]
    public void Values_are_those_of_the_definition(double spread)
    {
        for (int width = 1; width <= 300; width += width < 20 ? 1 : 70)
        {
            double[] z = Samples.Uniform(width, -spread, spread, width);
            Assert.Equal(Reference(z), ActivationTable.Value(Activation.Sparsemax, z, width), (want, got) => Math.Abs(want - got) <= 1e-14);
        }
    }

    [Fact]
    public void A_ladder_that_loses_a_step_at_a_time_ends_in_the_same_place()
    {
        double[] z = [.. Enumerable.Range(1, 200).Select(i => -1 + 1.0 / i)];
        Assert.Equal(Reference(z), ActivationTable.Value(Activation.Sparsemax, z, z.Length), (want, got) => Math.Abs(want - got) <= 1e-14);
    }

    [Fact]
    public void Special_rows_are_as_specified()
    {
        double inf = double.PositiveInfinity, nan = double.NaN;
        Assert.Equal([0, 1, 0], ActivationTable.Value(Activation.Sparsemax, [-inf, 5, -inf], 3));
        Assert.Equal([0.5, 0.5], ActivationTable.Value(Activation.Sparsemax, [7.0, 7.0], 2));
        Assert.Equal([nan, nan], ActivationTable.Value(Activation.Sparsemax, [-inf, -inf], 2));
        Assert.Equal([nan, nan, nan], ActivationTable.Value(Activation.Sparsemax, [inf, 0, -inf], 3));
        Assert.Equal([nan, nan, nan], ActivationTable.Backward(Activation.Sparsemax, [nan, 0, 1], [1, 2, 3], 3));
    }

    private static double[] Reference(double[] z)
    {
        double maximum = z.Max();
        double[] sorted = [.. z.Select(x => x - maximum).OrderDescending()];
        int k = Enumerable.Range(1, z.Length).Last(j => 1 + j * sorted[j - 1] > sorted.Take(j).Sum());
        double tau = (sorted.Take(k).Sum() - 1) / k;
        return [.. z.Select(x => Math.Max(x - maximum - tau, 0))];
    }
}
