using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>Random orders: in which order an epoch sees its examples.</summary>
public static class Permutation
{
    /// <summary>
    /// Fills <paramref name="order"/> with 0 … Length − 1 in the order of one epoch. It depends on seed and epoch alone, so a
    /// run that is resumed at an epoch sees what an unbroken one would have seen.
    /// </summary>
    /// <param name="order">Receives every number once.</param>
    /// <param name="seed">The seed of the training run.</param>
    /// <param name="epoch">Which pass over the data.</param>
    public static void Fill(Span<int> order, ulong seed, ulong epoch) => Fill(order, new RandomStream(seed, Streams.Shuffle(epoch)));

    /// <summary>Fills <paramref name="order"/> with 0 … Length − 1, every order equally likely.</summary>
    /// <param name="order">Receives every number once.</param>
    /// <param name="random">Gives the Length − 1 draws, and more where one falls into the rest that would favour some order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <remarks>
    /// Fisher, Yates 1938, in the form of Durstenfeld 1964, "Algorithm 235: random permutation". Draws below a bound by Lemire
    /// 2019, "Fast random integer generation in an interval".
    /// </remarks>
    public static void Fill(Span<int> order, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        for (int last = order.Length - 1; last > 0; last--)
        {
            int other = (int)random.NextBelow((uint)last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }
}
