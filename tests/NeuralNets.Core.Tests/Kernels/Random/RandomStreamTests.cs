namespace NeuralNets.Tests;

public class RandomStreamTests
{
    // Computed apart, in Python, from the published definitions.
    [Fact]
    public void Values_are_pinned()
    {
        var words = new RandomStream(42, 7);
        Assert.Equal([0x67ee6f2cu, 0xe55410ccu, 0x6c7eca35u, 0x557398d3u, 0xe5dde940u, 0x600f6196u], Draw(6, words.NextUInt32));
        Assert.Equal([0.8958139895475427, 0.333795119874135, 0.3752346986201399], Draw(3, new RandomStream(42, 7).NextDouble));
    }

    [Fact]
    public void Gaussian_values_are_pinned()
    {
        double[] exact = [0.7200386272593008, -0.3023489237114243, -0.42869175778764324, -1.1199435217012639, -0.0043933248497816536, 0.3154101237258195];
        double[] drawn = Draw(6, new RandomStream(42, 7).NextGaussian);
        for (int i = 0; i < exact.Length; i++)
            Assert.Equal(exact[i], drawn[i], 1e-15 * Math.Abs(exact[i]));
        // The bits: what the rounding of ln, √ and the products makes of them.
        Assert.Equal([0.7200386272593008, -0.3023489237114243, -0.4286917577876433, -1.119943521701264, -0.004393324849781653, 0.31541012372581945], drawn);
    }

    [Fact]
    public void Seeds_and_streams_differ_and_repeat()
    {
        static double First(ulong seed, ulong stream) => new RandomStream(seed, stream).NextGaussian();
        Assert.Equal(First(1, 2), First(1, 2));
        Assert.Equal(4, new[] { First(1, 2), First(2, 1), First(1, 3), First(1UL << 40, 2) }.Distinct().Count());
    }

    [Fact]
    public void Uniform_values_have_the_moments_of_the_unit_interval()
    {
        double[] x = Draw(100_000, new RandomStream(3, 0).NextDouble);
        Assert.All(x, v => Assert.InRange(v, 0, Math.BitDecrement(1.0)));
        Moments.AssertWithinFiveStandardErrors(x, mean: 0.5, variance: 1.0 / 12, kurtosis: 1.8);
    }

    [Fact]
    public void Gaussian_values_have_the_moments_of_the_normal_distribution()
    {
        double[] x = Draw(100_000, new RandomStream(4, 0).NextGaussian);
        Moments.AssertWithinFiveStandardErrors(x, mean: 0, variance: 1, kurtosis: 3);
        Moments.AssertWithinFiveStandardErrors([.. x.Select(v => Math.Abs(v) < 1 ? 1.0 : 0)], mean: 0.6826894921, variance: 0.6826894921 * 0.3173105079, kurtosis: 1.6164);
    }

    [Theory]
    [InlineData(1UL), InlineData(2UL), InlineData(3UL), InlineData(10UL), InlineData((1UL << 63) + 1), InlineData(ulong.MaxValue)]
    public void Bounded_values_are_uniform_below_the_bound(ulong bound)
    {
        var random = new RandomStream(5, bound);
        ulong[] x = Draw(20_000, () => random.NextBelow(bound));
        Assert.All(x, v => Assert.True(v < bound));
        // The lower half, rounded up, against its share.
        double share = (double)(bound / 2 + bound % 2) / bound;
        double found = x.Count(v => v < bound / 2 + bound % 2) / (double)x.Length;
        Assert.InRange(found - share, -5 * Math.Sqrt(share * (1 - share) / x.Length) - 1e-12, 5 * Math.Sqrt(share * (1 - share) / x.Length) + 1e-12);
    }

    [Fact]
    public void A_bound_of_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>("bound", () => new RandomStream(1, 1).NextBelow(0));

    private static T[] Draw<T>(int count, Func<T> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
