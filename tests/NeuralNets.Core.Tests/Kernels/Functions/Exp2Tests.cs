using NeuralNets.Kernels;

namespace NeuralNets.Tests.Kernels;

public class Exp2Tests
{
    [Fact]
    public void A_power_of_two_is_exact_to_one_and_a_half_units_in_the_last_place()
    {
        foreach (double x in Samples.Uniform(100_000, -149, 127, 5))
        {
            Near(Ulp.Distance(LaneMath.Exp2Within<Lane1<float>, float>(new((float)x)).Value, Math.Pow(2, (float)x)), x);
            // Math.Pow itself is off by up to half a unit.
            Near(Ulp.Distance(LaneMath.Exp2Within<Lane1<double>, double>(new(x)).Value, Math.Pow(2, x)) - 0.5, x);
        }
    }

    [Theory]
    [InlineData(-1075, 0)]
    [InlineData(-1074, 4.9406564584124654E-324)]
    [InlineData(0, 1)]
    [InlineData(10, 1024)]
    public void Whole_powers_are_exact(double x, double power) =>
        Assert.Equal(power, LaneMath.Exp2Within<Lane1<double>, double>(new(x)).Value);

    private static void Near(double ulps, double x) => Assert.True(ulps <= 1.5, $"{ulps} ulp at {x:R}");
}
