namespace NeuralNets.Tests.Network;

/// <summary>
/// The numeric contract as scalar loops of a few lines: what every width, thread count and cut must reproduce to the last bit.
/// Costs and activations are taken row by row; the last layer is dense.
/// </summary>
internal sealed partial class ReferenceNetwork<T>(Network<T> network, ulong step = 0) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _parameters = network.Parameters.ToArray();

    /// <summary>∇ of the mean cost over rows that begin at a block border, and that mean.</summary>
    public (T[] Gradient, T Cost) Backpropagate(T[] inputs, T[] targets, ICost cost)
    {
        int rows = inputs.Length / network.InputSize;
        (T[] sum, T total) = Tree(0, NextPowerOfTwo((rows + 1023) / 1024), rows, inputs, targets, cost)!.Value;
        T inverse = T.One / T.CreateTruncating(rows);
        return ([.. sum.Select(g => g * inverse)], total * inverse);
    }

    // The complete binary tree over blocks [first, first + count); an absent child is skipped.
    private (T[], T)? Tree(int first, int count, int rows, T[] inputs, T[] targets, ICost cost)
    {
        if (first * 1024 >= rows)
            return null;
        if (count == 1)
            return Block(first * 1024, Math.Min(rows, (first + 1) * 1024), inputs, targets, cost);
        (T[] Sum, T Cost) left = Tree(first, count / 2, rows, inputs, targets, cost)!.Value;
        (T[] Sum, T Cost)? right = Tree(first + count / 2, count / 2, rows, inputs, targets, cost);
        return right is null ? left : ([.. left.Sum.Zip(right.Value.Sum, (a, b) => a + b)], left.Cost + right.Value.Cost);
    }

    private (T[], T) Block(int from, int to, T[] inputs, T[] targets, ICost cost)
    {
        var sum = new T[_parameters.Length];
        T total = T.Zero;
        int width = network.OutputSize;
        for (int r = from; r < to; r++)
            total += Row(r, inputs.AsSpan(r * network.InputSize, network.InputSize).ToArray(), targets.AsSpan(r * width, width), cost, sum);
        return (sum, total);
    }

    private T Row(int row, T[] x, ReadOnlySpan<T> y, ICost cost, T[] sum)
    {
        int layers = network.Layers.Count;
        T[][] z = new T[layers][], a = new T[layers + 1][];
        a[0] = x;
        for (int l = 0; l < layers; l++)
        {
            if (network.Layers[l] is not Dense dense)
            {
                a[l + 1] = Activate(l, row, a[l]);
                continue;
            }
            z[l] = WeightedSum(l, a[l], dense.Size);
            a[l + 1] = new T[dense.Size];
            dense.Activation.Activate<T>(z[l], a[l + 1], dense.Size);
        }

        IActivation last = ((Dense)network.Layers[^1]).Activation;
        ICost? composed = cost.Compose(last);
        T[] outputs = composed is null ? a[layers] : z[layers - 1], c = new T[1], d = new T[outputs.Length];
        (composed ?? cost).Evaluate(outputs, y, c, outputs.Length);
        (composed ?? cost).Differentiate(outputs, y, d, outputs.Length);
        for (int l = layers - 1; l >= 0; l--)
        {
            if (network.Layers[l] is not Dense dense)
            {
                d = Backward(l, row, a[l], a[l + 1], d, sum);
                continue;
            }
            var dz = (T[])d.Clone();
            if (l < layers - 1 || composed is null)
                dense.Activation.Backpropagate<T>(z[l], a[l + 1], d, dz, dz.Length);
            d = Backward(l, a[l], dz, sum);
        }
        return c[0];
    }

    private T[] WeightedSum(int layer, T[] a, int outputs)
    {
        ParameterBlock w = Find(layer, "weight")!.Value;
        var z = new T[outputs];
        if (Find(layer, "bias") is { } b)
            _parameters.AsSpan(b.Offset, outputs).CopyTo(z);
        for (int j = 0; j < outputs; j++)
        {
            for (int k = 0; k < a.Length; k++)
                z[j] = T.FusedMultiplyAdd(a[k], _parameters[w.Offset + k * outputs + j], z[j]);
        }
        return z;
    }

    private T[] Backward(int layer, T[] a, T[] dz, T[] sum)
    {
        ParameterBlock w = Find(layer, "weight")!.Value;
        var da = new T[a.Length];
        for (int k = 0; k < a.Length; k++)
        {
            for (int j = 0; j < dz.Length; j++)
            {
                int i = w.Offset + k * dz.Length + j;
                da[k] = T.FusedMultiplyAdd(dz[j], _parameters[i], da[k]);
                sum[i] = T.FusedMultiplyAdd(a[k], dz[j], sum[i]);
            }
        }
        if (Find(layer, "bias") is { } b)
        {
            for (int j = 0; j < dz.Length; j++)
                sum[b.Offset + j] += dz[j];
        }
        return da;
    }

    private ParameterBlock? Find(int layer, string name)
    {
        foreach (ParameterBlock block in network.Blocks)
        {
            if (block.Layer == layer && block.Name == name)
                return block;
        }
        return null;
    }

    private static int NextPowerOfTwo(int n) => (int)BitOperations.RoundUpToPowerOf2((uint)n);
}
