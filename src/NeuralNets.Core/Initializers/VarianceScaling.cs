namespace NeuralNets;

public static partial class Initializer
{
    // The standard deviation of a standard normal distribution cut off at −2 and 2.
    private const double TruncatedStd = 0.87962566103423978;

    /// <summary>Variance scale/m, where m is the fan that <paramref name="mode"/> names: the general form of Glorot's, He's and LeCun's.</summary>
    /// <param name="scale">Positive: 1 for LeCun and Glorot, 2 for He.</param>
    /// <param name="mode">m: the number of inputs, of outputs, or their mean.</param>
    /// <param name="distribution">Uniform in ±√(3·scale/m), or normal with standard deviation √(scale/m), whole or truncated.</param>
    /// <remarks>As Keras has it; what truncation takes from the variance is given back.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A scale that is not positive and finite, or a value that no enumeration has.</exception>
    public static IInitializer VarianceScaling(double scale = 1, FanMode mode = FanMode.FanIn, WeightDistribution distribution = WeightDistribution.TruncatedNormal) =>
        new VarianceScalingInitializer(Kernels.Setting.Positive(scale), Kernels.Setting.Defined(mode), Kernels.Setting.Defined(distribution));

    internal sealed record VarianceScalingInitializer(double Scale, FanMode Mode, WeightDistribution Distribution) : IInitializer
    {
        public double Std(int inputs, int outputs) => Root(Scale, inputs, outputs);

        public double Bound(int inputs, int outputs) => Root(3 * Scale, inputs, outputs);

        public void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            switch (Distribution)
            {
                case WeightDistribution.Uniform:
                    FillUniform(values, -Bound(inputs, outputs), Bound(inputs, outputs), random);
                    break;
                case WeightDistribution.Normal:
                    FillNormal(values, 0, Std(inputs, outputs), random);
                    break;
                default:
                    FillTruncated(values, 0, Std(inputs, outputs) / TruncatedStd, random);
                    break;
            }
        }

        private double Root(double variance, int inputs, int outputs) => Mode switch
        {
            FanMode.FanIn => Spread(variance, inputs),
            FanMode.FanOut => Spread(variance, outputs),
            _ => Spread(2 * variance, inputs, outputs),
        };
    }
}
