using System.Globalization;

namespace NeuralNets.Tests.Training;

/// <summary>The whole way on real data: rows, folds, scaling fitted to the training part, trainer, metric.</summary>
public class TabularTests
{
    private const int Folds = 5;

    [Theory, InlineData("iris"), InlineData("wine")]
    public void ClassesAreLearntAndKnownInRowsThatWereHeldOut(string name)
    {
        double[][] rows = Read($"{name}.csv", ',', skip: 1);
        Dataset<float> data = Dataset.Classification(rows.Select(row => (Array.ConvertAll(row[..^1], x => (float)x), (int)row[^1])), classes: 3);

        double[] accuracies = [.. data.StratifiedKFold(Folds, seed: 1).Select(fold =>
        {
            Scaling scaling = Standardization.FitInputs(fold.Training);
            var network = new Network<float>(data.InputSize, [new Dense(16, Activation.Tanh), new Dense(3, Activation.Softmax)], seed: 1);
            new Trainer<float>(network, Cost.CrossEntropy, new AdamW(0.01)) { Epochs = 20, BatchSize = 16 }.Train(fold.Training.Scale(scaling));
            return Metric.Accuracy.Evaluate(network, fold.Validation.Scale(scaling));
        })];

        Assert.True(accuracies.Average() >= 0.95, $"{accuracies.Average()}: {string.Join(", ", accuracies)}");
    }

    [Fact]
    public void NumbersAreLearntAndForetoldInTheMeasureOfTheData()
    {
        float[] inputs = Numbers("diabetes_data.csv"), targets = Numbers("diabetes_target.csv");
        Dataset<float> data = Dataset.Create(inputs, targets, inputSize: inputs.Length / targets.Length);

        double[] scores = [.. data.KFold(Folds, seed: 1).Select(fold =>
        {
            Scaling x = Standardization.FitInputs(fold.Training), y = Standardization.FitTargets(fold.Training);
            var network = new Network<float>(data.InputSize, [new Dense(8, Activation.Tanh), new Dense(1, Activation.Identity)], seed: 1);
            new Trainer<float>(network, Cost.HalfSquaredError, new AdamW(0.01, weightDecay: 0.3)) { Epochs = 20, BatchSize = 16 }.Train(fold.Training.Scale(x, y));

            int count = fold.Validation.Count;
            float[] rows = new float[count * data.InputSize], wanted = new float[count], answers = new float[count];
            fold.Validation.Read([.. Enumerable.Range(0, count)], rows, wanted);
            x.Apply(rows.AsSpan());
            network.Predict(rows, answers);
            y.Invert(answers.AsSpan());
            return Metric.R2.Evaluate<float>(answers, wanted, outputSize: 1);
        })];

        Assert.True(scores.Average() >= 0.46, $"{scores.Average()}: {string.Join(", ", scores)}");
    }

    private static float[] Numbers(string file) => [.. Read(file, ' ', skip: 0).SelectMany(row => row).Select(x => (float)x)];

    private static double[][] Read(string file, char separator, int skip) =>
        [.. File.ReadLines(Repository.File($"samples/data/tabular/{file}")).Skip(skip).Select(line => Array.ConvertAll(line.Split(separator), x => double.Parse(x, CultureInfo.InvariantCulture)))];
}
