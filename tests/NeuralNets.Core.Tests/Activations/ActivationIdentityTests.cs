namespace NeuralNets.Tests.Activations;

public sealed class ActivationIdentityTests
{
    [Fact]
    public void Those_without_parameters_are_single_instances()
    {
        Assert.Same(Activation.Sigmoid, Activation.Sigmoid);
        Assert.Same(Activation.Softmax, Activation.Softmax);
    }

    [Fact]
    public void Those_with_parameters_have_value_equality()
    {
        Assert.Equal(Activation.LeakyReLU(0.3), Activation.LeakyReLU(slope: 0.3));
        Assert.Equal(Activation.LeakyReLU(0.3).GetHashCode(), Activation.LeakyReLU(slope: 0.3).GetHashCode());
        Assert.NotEqual(Activation.LeakyReLU(0.3), Activation.LeakyReLU());
        Assert.Equal(Activation.SoftmaxWith(2), Activation.SoftmaxWith(temperature: 2));
        Assert.NotEqual(Activation.SoftmaxWith(2), Activation.SoftmaxWith(3));
        Assert.Equal(new Elementwise<ActivationTable.Cube>(default), new Elementwise<ActivationTable.Cube>(new()));
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_temperature_that_is_not_positive_and_finite_is_refused(double temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>("temperature", () => Activation.SoftmaxWith(temperature));

    [Theory]
    [InlineData(double.NaN), InlineData(double.NegativeInfinity)]
    public void A_slope_that_is_not_finite_is_refused(double slope) =>
        Assert.Throws<ArgumentOutOfRangeException>("slope", () => Activation.LeakyReLU(slope));
}
