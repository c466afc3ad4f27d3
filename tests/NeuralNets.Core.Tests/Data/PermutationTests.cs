using FsCheck.Xunit;

namespace NeuralNets.Tests.Data;

public class PermutationTests
{
    private static int[] Order(int count, ulong seed, ulong epoch)
    {
        var order = new int[count];
        Permutation.Fill(order, seed, epoch);
        return order;
    }

    [Property]
    public void Every_number_comes_once(byte count, ulong seed, uint epoch) =>
        Assert.Equal(Enumerable.Range(0, count), Order(count, seed, epoch).Order());

    [Property]
    public void Seed_and_epoch_settle_the_order(byte count, ulong seed, uint epoch) =>
        Assert.Equal(Order(count, seed, epoch), Order(count, seed, epoch));

    [Fact]
    public void Another_seed_or_epoch_gives_another_order()
    {
        int[] order = Order(100, 1, 1);
        Assert.NotEqual(order, Order(100, 2, 1));
        Assert.NotEqual(order, Order(100, 1, 2));
    }

    [Fact]
    public void Every_order_of_four_is_about_equally_likely()
    {
        const int Draws = 24_000, Orders = 24;
        var counts = new Dictionary<string, int>();
        var random = new RandomStream(1, 0);
        var order = new int[4];
        for (int i = 0; i < Draws; i++)
        {
            Permutation.Fill(order, random);
            string name = string.Join(' ', order);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        Assert.Equal(Orders, counts.Count);
        // χ² with 23 degrees of freedom: above 49.7 once in 1,000 fair draws; this seed is not one of them.
        double expected = (double)Draws / Orders;
        Assert.InRange(counts.Values.Sum(n => (n - expected) * (n - expected) / expected), 0, 49.7);
    }

    [Fact]
    public void A_random_stream_is_needed() =>
        Assert.Throws<ArgumentNullException>("random", () => Permutation.Fill(new int[3], null!));
}
