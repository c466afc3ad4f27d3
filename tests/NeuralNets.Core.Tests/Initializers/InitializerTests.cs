namespace NeuralNets.Tests;

public class InitializerTests
{
    private const int Inputs = 400, Outputs = 250;

    // Name, initializer, mean, standard deviation and kurtosis for these inputs and outputs.
    private static readonly (string Name, IInitializer Initializer, double Mean, double Std, double Kurtosis)[] Random =
    [
        ("Uniform", Initializer.Uniform(-1, 3), 1, 4 / Math.Sqrt(12), 1.8),
        ("Normal", Initializer.Normal(2, 0.5), 2, 0.5, 3),
        ("TruncatedNormal", Initializer.TruncatedNormal(-1, 2), -1, 2 * 0.87962566103423978, 2.3655367171296495),
        ("GlorotUniform", Initializer.GlorotUniform, 0, Math.Sqrt(2.0 / (Inputs + Outputs)), 1.8),
        ("GlorotUniformWith", Initializer.GlorotUniformWith(gain: 5.0 / 3), 0, 5.0 / 3 * Math.Sqrt(2.0 / (Inputs + Outputs)), 1.8),
        ("GlorotNormal", Initializer.GlorotNormal, 0, Math.Sqrt(2.0 / (Inputs + Outputs)), 3),
        ("GlorotNormalWith", Initializer.GlorotNormalWith(gain: 2), 0, 2 * Math.Sqrt(2.0 / (Inputs + Outputs)), 3),
        ("HeUniform", Initializer.HeUniform, 0, Math.Sqrt(2.0 / Inputs), 1.8),
        ("HeUniformWith", Initializer.HeUniformWith(gain: 1), 0, Math.Sqrt(1.0 / Inputs), 1.8),
        ("HeNormal", Initializer.HeNormal, 0, Math.Sqrt(2.0 / Inputs), 3),
        ("HeNormalWith", Initializer.HeNormalWith(gain: 0.75), 0, 0.75 * Math.Sqrt(1.0 / Inputs), 3),
        ("LeCunUniform", Initializer.LeCunUniform, 0, Math.Sqrt(1.0 / Inputs), 1.8),
        ("LeCunNormal", Initializer.LeCunNormal, 0, Math.Sqrt(1.0 / Inputs), 3),
        ("TorchLinearDefault", Initializer.TorchLinearDefault, 0, Math.Sqrt(1.0 / (3 * Inputs)), 1.8),
        ("VarianceScaling", Initializer.VarianceScaling(), 0, Math.Sqrt(1.0 / Inputs), 2.3655367171296495),
        ("VarianceScaling, outputs", Initializer.VarianceScaling(3, FanMode.FanOut, WeightDistribution.Uniform), 0, Math.Sqrt(3.0 / Outputs), 1.8),
        ("VarianceScaling, average", Initializer.VarianceScaling(2, FanMode.FanAverage, WeightDistribution.Normal), 0, Math.Sqrt(4.0 / (Inputs + Outputs)), 3),
    ];

    public static TheoryData<string> Names => [.. Random.Select(row => row.Name)];

    private static T[] Draw<T>(IInitializer initializer, ulong seed) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[Inputs * Outputs];
        initializer.Initialize<T>(values, Inputs, Outputs, new RandomStream(seed, 0));
        return values;
    }

    [Theory, MemberData(nameof(Names))]
    public void Moments_are_those_of_the_distribution(string name)
    {
        var row = Random.Single(r => r.Name == name);
        Moments.AssertWithinFiveStandardErrors(Draw<double>(row.Initializer, 11), row.Mean, row.Std * row.Std, row.Kurtosis);
    }

    [Theory, MemberData(nameof(Names))]
    public void Floats_are_the_doubles_rounded_once(string name)
    {
        IInitializer initializer = Random.Single(r => r.Name == name).Initializer;
        Assert.Equal(Draw<double>(initializer, 12).Select(v => (float)v), Draw<float>(initializer, 12));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_values_and_another_others(string name)
    {
        IInitializer initializer = Random.Single(r => r.Name == name).Initializer;
        Assert.Equal(Draw<double>(initializer, 13), Draw<double>(initializer, 13));
        Assert.NotEqual(Draw<double>(initializer, 13), Draw<double>(initializer, 14));
    }

    [Fact]
    public void Bounded_initializers_stay_within_their_bounds()
    {
        Assert.All(Draw<double>(Initializer.Uniform(-1, 3), 15), v => Assert.InRange(v, -1, 3));
        Assert.All(Draw<double>(Initializer.TruncatedNormal(-1, 2), 15), v => Assert.InRange(v, -5, 3));
        double bound = Math.Sqrt(6.0 / (Inputs + Outputs));
        Assert.All(Draw<double>(Initializer.GlorotUniform, 15), v => Assert.InRange(v, -bound, bound));
    }

    [Fact]
    public void Constants_draw_nothing()
    {
        var random = new RandomStream(1, 1);
        float[] values = new float[5];
        foreach ((IInitializer initializer, float expected) in new[] { (Initializer.Zeros, 0f), (Initializer.Ones, 1f), (Initializer.Constant(0.1), 0.1f) })
        {
            initializer.Initialize<float>(values, 1, 5, random);
            Assert.All(values, v => Assert.Equal(expected, v));
        }
        Assert.Equal(new RandomStream(1, 1).NextUInt32(), random.NextUInt32());
    }

    [Fact]
    public void Equality_is_by_value_and_those_without_parameters_are_single()
    {
        Assert.Same(Initializer.HeNormal, Initializer.HeNormal);
        Assert.Equal(Initializer.Uniform(-1, 1), Initializer.Uniform(-1, 1));
        Assert.NotEqual(Initializer.Uniform(-1, 1), Initializer.Uniform(-1, 2));
        Assert.Equal(Initializer.GlorotUniform, Initializer.GlorotUniformWith(1));
        Assert.Equal(Initializer.HeNormal, Initializer.HeNormalWith(Math.Sqrt(2)));
        Assert.Equal(Initializer.Zeros, Initializer.Constant(0));
        Assert.NotEqual(Initializer.LeCunNormal, Initializer.LeCunUniform);
        Assert.Equal(Initializer.VarianceScaling(2), Initializer.VarianceScaling(scale: 2));
        Assert.NotEqual(Initializer.VarianceScaling(2), Initializer.VarianceScaling(2, FanMode.FanOut));
        Assert.Equal(Initializer.Orthogonal(), Initializer.Orthogonal(gain: 1));
        Assert.NotEqual(Initializer.Sparse(0.5), Initializer.Sparse(0.6));
    }

    [Fact]
    public void Variance_scaling_covers_Glorot_He_and_LeCun()
    {
        Assert.Equal(Draw<double>(Initializer.LeCunUniform, 16), Draw<double>(Initializer.VarianceScaling(1, FanMode.FanIn, WeightDistribution.Uniform), 16));
        Assert.Equal(Draw<double>(Initializer.GlorotNormal, 16), Draw<double>(Initializer.VarianceScaling(1, FanMode.FanAverage, WeightDistribution.Normal), 16));
        Assert.Equal(Draw<float>(Initializer.HeUniform, 16), Draw<float>(Initializer.VarianceScaling(2, FanMode.FanIn, WeightDistribution.Uniform), 16), (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => Initializer.Constant(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("low", () => Initializer.Uniform(double.NegativeInfinity, 0));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => Initializer.Uniform(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => Initializer.Uniform(double.MinValue, double.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => Initializer.Normal(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("std", () => Initializer.Normal(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("std", () => Initializer.TruncatedNormal(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("gain", () => Initializer.GlorotUniformWith(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => Initializer.VarianceScaling(0));
        Assert.Throws<ArgumentOutOfRangeException>("mode", () => Initializer.VarianceScaling(1, (FanMode)3));
        Assert.Throws<ArgumentOutOfRangeException>("distribution", () => Initializer.VarianceScaling(1, FanMode.FanIn, (WeightDistribution)3));
        Assert.Throws<ArgumentOutOfRangeException>("gain", () => Initializer.Orthogonal(-1));
        Assert.Throws<ArgumentOutOfRangeException>("gain", () => Initializer.Identity(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("sparsity", () => Initializer.Sparse(1));
        Assert.Throws<ArgumentOutOfRangeException>("std", () => Initializer.Sparse(0.5, -1));
        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => Initializer.VarianceScaling(1, FanMode.FanOut).Initialize<float>(new float[1], 1, 0, new RandomStream(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => Initializer.HeNormal.Initialize<float>(new float[1], 0, 1, new RandomStream(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => Initializer.GlorotNormal.Initialize<float>(new float[1], 1, 0, new RandomStream(0, 0)));
        Assert.Throws<ArgumentNullException>("random", () => Initializer.LeCunUniform.Initialize<float>(new float[1], 1, 1, null!));
        Assert.Throws<NotSupportedException>(() => Initializer.Zeros.Initialize<Half>(new Half[1], 1, 1, new RandomStream(0, 0)));
    }
}
