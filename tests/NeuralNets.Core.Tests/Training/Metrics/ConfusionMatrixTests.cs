namespace NeuralNets.Tests.Training.Metrics;

public class ConfusionMatrixTests
{
    private static ConfusionMatrix Six()
    {
        var matrix = new ConfusionMatrix(3);
        foreach ((int actual, int predicted) in new[] { (0, 0), (0, 0), (0, 1), (1, 1), (1, 2), (2, 1) })
            matrix.Add(actual, predicted);
        return matrix;
    }

    [Fact]
    public void Rows_are_counted_by_class_and_prediction()
    {
        ConfusionMatrix matrix = Six();
        Assert.Equal([2, 1, 0, 0, 1, 1, 0, 1, 0], Enumerable.Range(0, 9).Select(i => matrix[i / 3, i % 3]));
        Assert.Equal((3, 6, 0.5), (matrix.Classes, matrix.Total, matrix.Accuracy));
        Assert.Equal([1, 1.0 / 3, 0], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([2.0 / 3, 0.5, 0], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal([0.8, 0.4, 0], Enumerable.Range(0, 3).Select(matrix.F1));
        Assert.Equal(double.NaN, new ConfusionMatrix(2).Accuracy);
    }

    [Fact]
    public void The_table_has_a_line_for_each_class()
    {
        const string Want = """
            class  0  1  2  precision  recall      F1
                0  2  1  0     1.0000  0.6667  0.8000
                1  0  1  1     0.3333  0.5000  0.4000
                2  0  1  0     0.0000  0.0000  0.0000
            accuracy 0.5000 of 6 rows
            """;
        Assert.Equal(Want.ReplaceLineEndings("\n"), Six().ToString());
    }

    [Fact]
    public void A_network_with_one_output_makes_two_classes()
    {
        var network = new Network<double>(1, [new Dense(1, Activation.Sigmoid) { HasBias = false }]);
        network.Weights(0)[0, 0] = 1;
        ConfusionMatrix matrix = ConfusionMatrix.Of(network, Dataset.Create([-1, -2, 3, 4], [0.0, 1, 1, 1], 1));
        Assert.Equal([1, 0, 1, 2], Enumerable.Range(0, 4).Select(i => matrix[i / 2, i % 2]));
    }

    [Fact]
    public void What_is_no_class_is_refused()
    {
        ConfusionMatrix matrix = Six();
        Assert.Contains("actual is 3; there are 3 classes, 0 to 2", Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix.Add(3, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix.Add(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix(0));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix(100_000));
        Assert.Equal(6, matrix.Total);
    }
}
