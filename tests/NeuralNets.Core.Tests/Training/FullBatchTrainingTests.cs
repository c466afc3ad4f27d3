using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Training;

public class FullBatchTrainingTests
{
    private static readonly double[] s_x = Examples.Uniform<double>(2500 * 2, 1), s_y = Examples.Uniform<double>(2500, 2);

    private static Network<double> Small() => new(2, [new Dense(3, Activation.Tanh), new Dense(1, Activation.Identity)], seed: 3);

    [Fact]
    public void A_data_set_gives_the_same_bits_as_its_rows_in_memory()
    {
        Network<double> fromSpans = Small(), fromData = Small();
        var solver = new LBFGS(maxIterations: 4);
        SolverResult want = solver.Train<double>(fromSpans, s_x, s_y, Cost.SquaredError);
        Assert.Equal(want, solver.Train(fromData, Dataset.Create(s_x, s_y, 2), Cost.SquaredError));
        Assert.Equal(fromSpans.Parameters.ToArray(), fromData.Parameters.ToArray());

        double[] x = s_x[..60], y = s_y[..30];
        var least = new LevenbergMarquardt(maxIterations: 4);
        want = least.Train<double>(fromSpans, x, y);
        Assert.Equal(want, least.Train(fromData, Dataset.Create(x, y, 2)));
        Assert.Equal(fromSpans.Parameters.ToArray(), fromData.Parameters.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Dataset<double> data = Dataset.Create(s_x, s_y, 2);
        Assert.Throws<ArgumentNullException>("solver", () => LBFGSTraining.Train(null!, Small(), data, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("network", () => new LBFGS().Train((Network<double>)null!, data, Cost.SquaredError));
        Assert.Throws<ArgumentNullException>("cost", () => new LBFGS().Train(Small(), data, null!));
        Assert.Throws<ArgumentException>("data", () => new LBFGS().Train(Small(), Dataset.Create(s_x, s_y, 4), Cost.SquaredError));
        Assert.Throws<ArgumentException>("data", () => new LevenbergMarquardt().Train(Small(), Dataset.Create(s_x, s_x, 2)));
        Assert.Throws<ArgumentException>("network", () => new LBFGS().Train(new Network<double>(2, [new Dense(1, Activation.Identity), new Dropout(0.1)]), data, Cost.SquaredError));
    }
}
