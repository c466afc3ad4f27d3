using NeuralNets.Kernels;

namespace NeuralNets.Tests.Network;

// The layers that learn or draw: PReLU, RReLU and GumbelSoftmax.
internal sealed partial class ReferenceNetwork<T>
{
    private T[] Activate(int layer, int row, T[] z)
    {
        if (network.Layers[layer] is not GumbelSoftmax gumbel)
            return Rectify(z, Slopes(layer, row, z.Length), z);
        T[] noisy = [.. z.Zip(ReferenceDraws.Noise(network.Seed, layer, step, row, z.Length), (v, g) => v + T.CreateTruncating(g))], a = new T[z.Length];
        Activation.SoftmaxWith(gumbel.Temperature).Activate<T>(noisy, a, a.Length);
        return a;
    }

    private T[] Backward(int layer, int row, T[] z, T[] a, T[] da, T[] sum)
    {
        if (network.Layers[layer] is GumbelSoftmax gumbel)
        {
            var dz = new T[z.Length];
            Activation.SoftmaxWith(gumbel.Temperature).Backpropagate(z, a, da, dz, dz.Length);
            return dz;
        }
        if (Find(layer, "slope") is { } s)
        {
            for (int j = 0; j < z.Length; j++)
                sum[s.Offset + j] = T.FusedMultiplyAdd(da[j], T.Min(z[j], T.Zero), sum[s.Offset + j]);
        }
        return Rectify(z, Slopes(layer, row, z.Length), da);
    }

    private static T[] Rectify(T[] z, T[] slopes, T[] v) => [.. v.Select((value, j) => z[j] > T.Zero ? value : slopes[j] * value)];

    private T[] Slopes(int layer, int row, int width) => network.Layers[layer] is RReLU rrelu
        ? [.. ReferenceDraws.Slopes(rrelu, network.Seed, layer, step, row, width).Select(T.CreateTruncating)]
        : _parameters.AsSpan(Find(layer, "slope")!.Value.Offset, width).ToArray();
}

/// <summary>What a layer draws for one row, in double: unit j of row r has word r·width + j of the stream of layer and step.</summary>
internal static class ReferenceDraws
{
    public static IEnumerable<double> Slopes(RReLU rrelu, ulong seed, int layer, ulong step, int row, int width) =>
        Uniform(seed, Streams.RandomSlopes(layer, step), row, width).Select(u => rrelu.Lower + (rrelu.Upper - rrelu.Lower) * u);

    public static IEnumerable<double> Noise(ulong seed, int layer, ulong step, int row, int width) =>
        Uniform(seed, Streams.GumbelNoise(layer, step), row, width).Select(u => -Elementary.Log(-Elementary.Log(u)));

    private static IEnumerable<double> Uniform(ulong seed, ulong stream, int row, int width) =>
        Enumerable.Range(0, width).Select(j => (Philox.Word(seed, stream, (ulong)row * (ulong)width + (ulong)j) + 0.5) / 4294967296.0);
}
