using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class UnitHealthTests
{
    private const int Rows = 300;

    [Fact]
    public void Planted_units_are_found_and_counted_in_double() => FindsPlantedUnits<double>();

    [Fact]
    public void Planted_units_are_found_and_counted_in_float() => FindsPlantedUnits<float>();

    private static void FindsPlantedUnits<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(4, [new Dense(20, Activation.ReLU), new Dense(30, Activation.Sigmoid), new Dense(12, Activation.HardTanh()), new Dropout(0.5), new Dense(3, Activation.Softmax)], seed: 2);
        // What a sigmoid gives is never negative: small weights keep the sums above it between −1 and 1.
        Span<T> w = network.Parameters.Slice(network.Blocks.Single(b => b is { Layer: 2, Name: "weight" }).Offset, 30 * 12);
        System.Numerics.Tensors.TensorPrimitives.Multiply(w, T.CreateTruncating(0.1), w);
        Plant(network, 0, [1, 4, 9], bias: -100);
        Plant(network, 1, [0, 29], bias: 50);
        Plant(network, 2, [5], bias: 7);
        NetworkHealth health = Descent.Examine(network, Data<T>(Rows), Cost.CrossEntropy);

        Assert.Equal([1, 4, 9], health.Layers[0].Units.Where(u => u.State == UnitState.Dead).Select(u => u.Unit));
        Assert.Equal([0, 29], health.Layers[1].Units.Where(u => u.State == UnitState.Saturated).Select(u => u.Unit));
        Assert.Equal((1, 0), (health.Layers[2].Saturated, health.Layers[2].Dead));
        Assert.Empty(health.Layers[4].Units);
        Assert.Equal(
        [
            "layer 0: 3 of 20 ReLU units are never active",
            "layer 1: 2 of 30 Sigmoid units are saturated: |f′| < 0.01 on at least 99 % of the rows",
            "layer 2: 1 of 12 HardTanh units is saturated: |f′| < 0.01 on at least 99 % of the rows",
        ], health.Findings.Select(f => f.Text));
        Assert.Equal([3, 2, 1], health.Findings.Select(f => f.Count));
        Assert.Equal([FindingKind.DeadUnits, FindingKind.SaturatedUnits, FindingKind.SaturatedUnits], health.Findings.Select(f => f.Kind));
        Assert.Contains("layer 0: 3 of 20", health.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_a_unit_are_counts_over_the_rows_whatever_the_batches()
    {
        const int rows = 2100;   // three readings
        var network = new Network<double>(4, [new Dense(6, Activation.ReLU), new Dense(2, Activation.Tanh)], seed: 2);
        Dataset<double> data = Data<double>(rows, targets: 2);
        (double[] x, _) = SensitivityScene.All(data);
        double[] a = new double[rows * 6];
        network.Predict(x, a, layers: 1);
        LayerHealth layer = Descent.Examine(network, data, Cost.SquaredError).Layers[0];
        for (int j = 0; j < 6; j++)
        {
            double[] unit = [.. a.Where((_, i) => i % 6 == j)];
            Assert.Equal(unit.Count(v => v != 0) / (double)rows, layer.Units[j].NonZero);
            Assert.Equal(unit.Count(v => v == 0) / (double)rows, layer.Units[j].Flat);
            Assert.Equal(layer.Units[j].Flat, layer.Units[j].AtEnd);
            Assert.Equal(unit.Average(), layer.Units[j].MeanOutput, 1e-12);
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_network_as_it_is_born_is_healthy(int which)
    {
        IActivation activation = new[] { Activation.ReLU, Activation.LeakyReLU(0.01), Activation.Tanh, Activation.Sigmoid, Activation.GELU }[which];
        for (ulong seed = 0; seed < 10; seed++)
        {
            NetworkHealth health = Descent.Examine(new Network<float>(4, [new Dense(20, activation), new LayerNorm(), new Dense(20, activation), new Dense(3, Activation.Softmax)], seed), Data<float>(Rows), Cost.CrossEntropy);
            Assert.Empty(health.Findings);
            Assert.Contains("nothing found", health.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Outputs_are_judged_only_where_their_slope_stands_in_the_gradient()
    {
        var network = new Network<double>(4, [new Dense(3, Activation.Sigmoid)], seed: 1);
        Plant(network, 0, [2], bias: -40);
        Assert.Empty(Descent.Examine(network, Data<double>(Rows), Cost.BinaryCrossEntropy).Findings);
        Assert.Equal(1, Assert.Single(Descent.Examine(network, Data<double>(Rows), Cost.SquaredError).Findings).Count);
    }

    public static TheoryData<int, double> Ends => new()
    {
        { 0, 9 }, { 0, -9 }, { 1, 9 }, { 1, -9 }, { 2, -9 }, { 3, 20 }, { 3, -20 }, { 4, 2 }, { 4, -2 }, { 5, -9 }, { 6, 4 }, { 6, -4 },
    };

    // Either end of a sigmoid's kin; of Softplus and ELU the lower alone, for the upper is a straight line.
    [Theory, MemberData(nameof(Ends))]
    public void A_unit_at_an_end_of_its_activation_is_named_saturated(int which, double bias)
    {
        IActivation activation = new[] { Activation.Tanh, Activation.Sigmoid, Activation.Softplus(), Activation.Softsign, Activation.HardTanh(), Activation.ELU(), Activation.HardSigmoid }[which];
        Check<float>();
        Check<double>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var network = new Network<T>(4, [new Dense(6, activation), new Dense(3, Activation.Softmax)], seed: 1);
            Plant(network, 0, [2, 4], bias);
            Finding finding = Assert.Single(Descent.Examine(network, Data<T>(Rows), Cost.CrossEntropy).Findings);
            (FindingKind kind, string what) = activation == Activation.HardSigmoid && bias < 0 ? (FindingKind.DeadUnits, "never active") : (FindingKind.SaturatedUnits, "saturated: |f′| < 0.01 on at least 99 % of the rows");
            Assert.Equal((kind, 0, 2, $"layer 0: 2 of 6 {activation} units are {what}"), (finding.Kind, finding.Layer, finding.Count, finding.Text));
        }
    }

    [Fact]
    public void A_users_activation_is_judged_by_its_derivative()
    {
        var network = new Network<double>(4, [new Dense(9, new Elementwise<Shelf>(new Shelf())), new Dense(3, Activation.Softmax)], seed: 1);
        Plant(network, 0, [3, 8], bias: 10);
        Finding finding = Assert.Single(Descent.Examine(network, Data<double>(Rows), Cost.CrossEntropy).Findings);
        Assert.Equal((FindingKind.SaturatedUnits, 2), (finding.Kind, finding.Count));
    }

    [Fact]
    public void A_rectifier_that_hardly_ever_fires_is_rare_not_saturated()
    {
        // z is the first input less a bias between the two largest: active on one row of 300.
        var network = new Network<float>(4, [new Dense(7, Activation.ReLU), new Dense(3, Activation.Softmax)], seed: 1);
        Dataset<float> data = Data<float>(Rows);
        float[] largest = [.. SensitivityScene.All(data).Inputs.Where((_, i) => i % 4 == 0).OrderDescending().Take(2)];
        Plant(network, 0, [6], bias: -(largest[0] + largest[1]) / 2);
        network.Weights(0)[6, 0] = 1;
        NetworkHealth health = Descent.Examine(network, data, Cost.CrossEntropy);
        Assert.Equal(1.0 / Rows, health.Layers[0].Units[6].NonZero);
        Assert.Equal((0, 1, 0), (health.Layers[0].Dead, health.Layers[0].Rare, health.Layers[0].Saturated));
        Assert.Equal("layer 0: 1 of 7 ReLU units is active on at most 1 % of the rows", Assert.Single(health.Findings).Text);
    }

    [Fact]
    public void Limits_decide_what_is_saturated()
    {
        var network = new Network<double>(4, [new Dense(5, Activation.Tanh), new Dense(3, Activation.Softmax)], seed: 1);
        Plant(network, 0, [0], bias: 2);   // f′(2) = 0.07
        Assert.Empty(Descent.Examine(network, Data<double>(Rows), Cost.CrossEntropy).Findings);
        Assert.Single(Descent.Examine(network, Data<double>(Rows), Cost.CrossEntropy, new HealthLimits(slope: 0.08)).Findings);
        Assert.Throws<ArgumentOutOfRangeException>("slope", () => new HealthLimits(slope: 0));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => new HealthLimits(share: 2));
        Assert.Throws<ArgumentOutOfRangeException>("vanishing", () => new HealthLimits(vanishing: 1));
        Assert.Throws<ArgumentOutOfRangeException>("exploding", () => new HealthLimits(exploding: 1));
    }

    private static Dataset<T> Data<T>(int rows, int targets = 3) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Dataset.Create(Examples.Uniform<T>(rows * 4, 1), Examples.OneHot<T>(rows, targets, 2), inputSize: 4);

    // Units that see nothing but their bias.
    private static void Plant<T>(Network<T> network, int layer, int[] units, double bias) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int unit in units)
        {
            for (nint k = 0; k < network.Weights(layer).Lengths[1]; k++)
                network.Weights(layer)[unit, k] = T.Zero;
            network.Biases(layer)[unit] = T.CreateTruncating(bias);
        }
    }

    // Rises up to 5, then is level.
    private readonly record struct Shelf : IElementwise
    {
        public T Activate<T>(T z) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.Min(z, T.CreateTruncating(5));

        public T Derivative<T>(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z < T.CreateTruncating(5) ? T.One : T.Zero;
    }
}
