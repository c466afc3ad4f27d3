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
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => Initializer.HeNormal.Initialize<float>(new float[1], 0, 1, new RandomStream(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => Initializer.GlorotNormal.Initialize<float>(new float[1], 1, 0, new RandomStream(0, 0)));
        Assert.Throws<ArgumentNullException>("random", () => Initializer.LeCunUniform.Initialize<float>(new float[1], 1, 1, null!));
        Assert.Throws<NotSupportedException>(() => Initializer.Zeros.Initialize<Half>(new Half[1], 1, 1, new RandomStream(0, 0)));
    }
}
