using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests;

/// <summary>Initializers that look at a weight matrix as a whole: values are input-major, [inputs × outputs].</summary>
[Collection(VectorWidths.Name)]
public class MatrixInitializerTests
{
    public static TheoryData<int, int> Shapes => new() { { 1, 1 }, { 1, 7 }, { 7, 1 }, { 5, 5 }, { 3, 40 }, { 40, 3 }, { 64, 65 }, { 130, 97 } };

    private static T[] Draw<T>(IInitializer initializer, int inputs, int outputs, ulong seed = 1) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[inputs * outputs];
        initializer.Initialize<T>(values, inputs, outputs, new RandomStream(seed, 0));
        return values;
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Orthogonal_weights_are_orthogonal_on_their_shorter_side(int inputs, int outputs)
    {
        const double Gain = 1.5;
        double[] w = Draw<double>(Initializer.Orthogonal(Gain), inputs, outputs);
        int count = Math.Min(inputs, outputs), length = Math.Max(inputs, outputs);
        double At(int vector, int i) => inputs <= outputs ? w[vector * outputs + i] : w[i * outputs + vector];
        for (int p = 0; p < count; p++)
        {
            for (int q = 0; q <= p; q++)
                Assert.Equal(p == q ? Gain * Gain : 0, Enumerable.Range(0, length).Sum(i => At(p, i) * At(q, i)), 1e-12);
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Orthogonal_weights_are_Q_of_their_draws_with_a_positive_diagonal_in_R(int inputs, int outputs)
    {
        double[] q = Draw<double>(Initializer.Orthogonal(), inputs, outputs), draws = Draw<double>(Initializer.Normal(0, 1), inputs, outputs);
        int count = Math.Min(inputs, outputs), length = Math.Max(inputs, outputs);
        double At(double[] m, int vector, int i) => inputs <= outputs ? m[vector * outputs + i] : m[i * outputs + vector];
        for (int j = 0; j < count; j++)
        {
            // R = QᵀA is upper triangular: draw j is spanned by the first j + 1 vectors of Q.
            for (int k = 0; k < count; k++)
            {
                double r = Enumerable.Range(0, length).Sum(i => At(q, k, i) * At(draws, j, i));
                Assert.True(k < j || (k == j ? r > 0 : Math.Abs(r) < 1e-11), $"R[{k}, {j}] = {r:R}");
            }
        }
    }

    [Fact]
    public void Orthogonal_entries_have_variance_1_over_the_longer_side()
    {
        double[] w = [.. Enumerable.Range(0, 40).SelectMany(seed => Draw<double>(Initializer.Orthogonal(), 20, 50, (ulong)seed))];
        Assert.Equal(1.0 / 50, w.Sum(x => x * x) / w.Length, 1e-12);   // exactly, for rows are of length 1
        Assert.Equal(0, w.Average(), 5 * Math.Sqrt(1.0 / 50 / w.Length));
    }

    [Theory, InlineData(300, 200), InlineData(200, 300)]
    public void Orthogonal_weights_have_the_same_bits_at_every_vector_width(int inputs, int outputs)
    {
        double[] w = VectorWidths.At(0, () => Draw<double>(Initializer.Orthogonal(), inputs, outputs));
        foreach (int bits in VectorWidths.All)
            SameBits.Assert<double>(w, VectorWidths.At(bits, () => Draw<double>(Initializer.Orthogonal(), inputs, outputs)), $"{bits} bits");
    }

    [Fact]
    public void Identity_leads_each_input_to_its_output()
    {
        Assert.Equal([2f, 0, 0, 0, 2, 0], Draw<float>(Initializer.Identity(2), 2, 3));
        Assert.Equal([1f, 0, 0, 1, 0, 0], Draw<float>(Initializer.Identity(), 3, 2));
        var network = new Network<double>(3, [new Dense(3, Activation.Identity) { WeightInitializer = Initializer.Identity() }]);
        double[] inputs = [1, 2, 3], outputs = new double[3];
        network.Predict(inputs, outputs);
        Assert.Equal(inputs, outputs);
    }

    [Theory, InlineData(0.9, 10, 9), InlineData(0.33, 10, 4), InlineData(0, 10, 0), InlineData(0.5, 1, 1)]
    public void Sparse_weights_have_so_many_zeros_for_each_input(double sparsity, int outputs, int zeros)
    {
        double[] w = Draw<double>(Initializer.Sparse(sparsity), 50, outputs);
        Assert.All(w.Chunk(outputs), outgoing => Assert.Equal(zeros, outgoing.Count(x => x == 0)));
    }

    [Fact]
    public void Sparse_weights_are_normal_where_they_are_not_0_and_0_anywhere()
    {
        double[] w = Draw<double>(Initializer.Sparse(0.4, std: 0.5), 20_000, 10);
        Moments.AssertWithinFiveStandardErrors([.. w.Where(x => x != 0)], 0, 0.25, 3);
        foreach (int j in Enumerable.Range(0, 10))
            Assert.Equal(0.4, w.Chunk(10).Average(outgoing => outgoing[j] == 0 ? 1.0 : 0), 5 * Math.Sqrt(0.24 / 20_000));
    }

    public static TheoryData<string> Names => [.. s_all.Keys];

    private static readonly Dictionary<string, IInitializer> s_all = new()
    {
        ["Orthogonal"] = Initializer.Orthogonal(), ["Identity"] = Initializer.Identity(0.1), ["Sparse"] = Initializer.Sparse(0.5),
    };

    [Theory, MemberData(nameof(Names))]
    public void Floats_are_the_doubles_rounded_once(string name) =>
        Assert.Equal(Draw<double>(s_all[name], 9, 12).Select(v => (float)v), Draw<float>(s_all[name], 9, 12));

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_network_at_any_number_of_threads(string name)
    {
        Dense[] layers = [new(30, Activation.Tanh) { WeightInitializer = s_all[name], BiasInitializer = Initializer.TorchLinearDefault }];
        Network<float> Network(int threads) => new(20, layers, seed: 3) { MaxThreads = threads };
        SameBits.Assert<float>(Network(1).Parameters, Network(8).Parameters, name);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_vector_of_biases_is_no_matrix(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("values", () => s_all[name].Initialize<float>(new float[5], 3, 5, new RandomStream(0, 0)));
        Assert.Contains("3 × 5", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => s_all[name].Initialize<float>([], 0, 5, new RandomStream(0, 0)));
        Assert.Throws<NotSupportedException>(() => s_all[name].Initialize<Half>(new Half[15], 3, 5, new RandomStream(0, 0)));
    }
}
