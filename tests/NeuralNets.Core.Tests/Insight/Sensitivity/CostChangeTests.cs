using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

public class CostChangeTests
{
    private static readonly Dataset<double> s_data = SensitivityScene.Data<double>(30);

    [Fact]
    public void Moving_one_parameter_a_little_changes_the_cost_as_predicted()
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        for (int i = 0; i < network.Parameters.Length; i += 3)
        {
            CostChange change = Sensitivity.Move(network, s_data, Cost.CrossEntropy, i, delta: 1e-3);
            // Third derivatives here are of order 1: Δ³/6 ≈ 1e-10; second ones: Δ²/2.
            Assert.Equal(change.Measured, change.SecondOrder, 1e-9);
            Assert.Equal(change.Measured, change.FirstOrder, 2e-6);
        }
    }

    [Fact]
    public void The_error_falls_with_the_square_and_with_the_cube_of_the_move()
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        CostChange far = Along(network, 1e-2), near = Along(network, 1e-3);
        Assert.InRange((far.FirstOrder - far.Measured) / (near.FirstOrder - near.Measured), 90, 110);
        Assert.InRange((far.SecondOrder - far.Measured) / (near.SecondOrder - near.Measured), 800, 1200);
    }

    [Fact]
    public void The_measured_change_is_that_of_the_cost_in_prediction()
    {
        Network<double> network = SensitivityScene.Smooth<double>(), moved = network.Clone();
        (double[] x, double[] y) = SensitivityScene.All(s_data);
        double[] before = network.Parameters.ToArray();
        moved.Parameters[7] += 0.3;
        CostChange change = Sensitivity.Move(network, s_data, Cost.CrossEntropy, 7, 0.3);
        double start = network.EvaluateCost(x, y, Cost.CrossEntropy);
        Assert.Equal(start, change.Cost, 1e-14);
        Assert.Equal(moved.EvaluateCost(x, y, Cost.CrossEntropy) - start, change.Measured, 1e-14);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_float_network_is_measured_in_double()
    {
        Network<float> network = SensitivityScene.Smooth<float>();
        Dataset<float> data = SensitivityScene.Data<float>(30);
        (float[] x, float[] y) = SensitivityScene.All(data);
        Dataset<double> same = Dataset.Create<double>([.. x.Select(v => (double)v)], [.. y.Select(v => (double)v)], 4);
        CostChange change = Sensitivity.Move(network, data, Cost.CrossEntropy, 7, 1e-6);
        Assert.Equal(Sensitivity.Move(network.ConvertTo<double>(), same, Cost.CrossEntropy, 7, 1e-6), change);
        Assert.Equal(change.Measured, change.FirstOrder, 1e-5 * Math.Abs(change.Measured));
        Assert.Contains("measured", change.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_move_changes_nothing()
    {
        CostChange change = Sensitivity.Move(SensitivityScene.Smooth<double>(), s_data, Cost.CrossEntropy, 0, 0);
        Assert.Equal((0, 0), (change.FirstOrder, change.SecondOrder));
        Assert.Equal(0, change.Measured, 1e-15);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Network<double> network = SensitivityScene.Smooth<double>();
        Assert.Throws<ArgumentOutOfRangeException>("parameter", () => Sensitivity.Move(network, s_data, Cost.CrossEntropy, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("parameter", () => Sensitivity.Move(network, s_data, Cost.CrossEntropy, network.Parameters.Length, 1));
        Assert.Throws<ArgumentOutOfRangeException>("delta", () => Sensitivity.Move(network, s_data, Cost.CrossEntropy, 0, double.NaN));
        Assert.Throws<ArgumentException>("delta", () => Sensitivity.Move(network, s_data, Cost.CrossEntropy, new double[3]));
    }

    private static CostChange Along(Network<double> network, double length) =>
        Sensitivity.Move(network, s_data, Cost.CrossEntropy, [.. Examples.Uniform<double>(network.Parameters.Length, 9).Select(v => length * v)]);
}
