namespace NeuralNets.Tests.Network;

/// <summary>Wrong sizes, nulls and forbidden orders are refused before anything has changed, and the message says the sizes.</summary>
public class BadInputTests
{
    private const int Inputs = BadInputScene.Inputs, Outputs = BadInputScene.Outputs, Rows = BadInputScene.Rows;

    private sealed record Case(string Name, Type Exception, string? Argument, string[] Says, Action<BadInputScene> Act);

    private static Case Argument(string name, string argument, string[] says, Action<BadInputScene> act) => new(name, typeof(ArgumentException), argument, says, act);

    private static Case Range(string name, string argument, string[] says, Action<BadInputScene> act) => new(name, typeof(ArgumentOutOfRangeException), argument, says, act);

    private static Case Null(string name, string argument, Action<BadInputScene> act) => new(name, typeof(ArgumentNullException), argument, [], act);

    private static Case Order(string name, string says, Action<BadInputScene> act) => new(name, typeof(InvalidOperationException), null, [says], act);

    private static Case Unsupported(string name, Action<BadInputScene> act) => new(name, typeof(NotSupportedException), null, ["Half"], act);

    private static Case BadLayer(string name, string[] says, Layer? layer) =>
        Argument($"layers: {name}", "layers", ["layers[1]", .. says], scene => _ = new Network<float>(Inputs, [new Dense(4, Activation.Tanh), layer!]));

    private static readonly Case[] Construction =
    [
        Range("inputSize 0", "inputSize", ["0"], scene => _ = new Network<float>(0, BadInputScene.Layers)),
        Range("inputSize −2", "inputSize", ["-2"], scene => _ = new Network<float>(-2, BadInputScene.Layers)),
        Null("layers null", "layers", scene => _ = new Network<float>(Inputs, null!)),
        Argument("layers empty", "layers", ["at least one"], scene => _ = new Network<float>(Inputs, [])),
        Argument("layers too large", "layers", ["layers[0]", "4000000000000"], scene => _ = new Network<float>(2_000_000, [new Dense(2_000_000, Activation.Tanh)])),
        BadLayer("null", ["null"], null),
        BadLayer("Dense size 0", ["Dense", "Size 0"], new Dense(0, Activation.Tanh)),
        BadLayer("Dense size −1", ["Dense", "Size -1"], new Dense(-1, Activation.Tanh)),
        BadLayer("Dense activation null", ["Dense", "null"], new Dense(3, null!)),
        BadLayer("ActivationLayer null", ["ActivationLayer", "null"], new ActivationLayer(null!)),
        BadLayer("Dropout −0.1", ["Dropout", "-0.1"], new Dropout(-0.1)),
        BadLayer("Dropout 1", ["Dropout", "Rate 1"], new Dropout(1)),
        BadLayer("Dropout NaN", ["Dropout", "NaN"], new Dropout(double.NaN)),
        BadLayer("LayerNorm 0", ["LayerNorm", "Epsilon 0"], new LayerNorm(0)),
        BadLayer("LayerNorm −1", ["LayerNorm", "Epsilon -1"], new LayerNorm(-1)),
        BadLayer("LayerNorm NaN", ["LayerNorm", "NaN"], new LayerNorm(double.NaN)),
        BadLayer("LayerNorm ∞", ["LayerNorm", "Infinity"], new LayerNorm(double.PositiveInfinity)),
        BadLayer("PReLU NaN", ["PReLU", "InitialSlope NaN"], new PReLU(double.NaN)),
        BadLayer("PReLU ∞", ["PReLU", "Infinity"], new PReLU(double.PositiveInfinity)),
        BadLayer("RReLU Upper below Lower", ["RReLU", "Lower 0.5", "Upper 0.25"], new RReLU(0.5, 0.25)),
        BadLayer("RReLU NaN", ["RReLU", "Upper NaN"], new RReLU(0, double.NaN)),
        BadLayer("RReLU −∞", ["RReLU", "Lower -Infinity"], new RReLU(double.NegativeInfinity, 0)),
        BadLayer("GumbelSoftmax 0", ["GumbelSoftmax", "Temperature 0"], new GumbelSoftmax(0)),
        BadLayer("GumbelSoftmax NaN", ["GumbelSoftmax", "NaN"], new GumbelSoftmax(double.NaN)),
        BadLayer("GumbelSoftmax ∞", ["GumbelSoftmax", "Infinity"], new GumbelSoftmax(double.PositiveInfinity)),
        Unsupported("Network<Half>", scene => _ = new Network<Half>(Inputs, BadInputScene.Layers)),
        Unsupported("ConvertTo<Half>", s => s.Network.ConvertTo<Half>()),
        Null("Gradient of null", "network", scene => _ = new Gradient<float>(null!)),
        Range("MaxThreads 0", "value", ["0"], s => s.Network.MaxThreads = 0),
    ];

    private static readonly Case[] Views =
    [
        Range("Weights of layer −1", "layer", ["-1", "0 to 2"], s => s.Network.Weights(-1)),
        Range("Weights of layer 3", "layer", ["3", "0 to 2"], s => s.Network.Weights(3)),
        Argument("Weights of LayerNorm", "layer", ["layer 1", "LayerNorm", "weight"], s => s.Network.Weights(1)),
        Argument("Weights of PReLU", "layer", ["layer 0", "PReLU", "weight"], scene => new Network<float>(2, [new PReLU()]).Weights(0)),
        Argument("Biases of RReLU", "layer", ["layer 0", "RReLU", "bias"], scene => new Network<float>(2, [new RReLU()]).Biases(0)),
        Range("Biases of layer 3", "layer", ["3", "0 to 2"], s => s.Network.Biases(3)),
        Argument("Biases of a Dense without", "layer", ["layer 2", "Dense", "bias"], s => s.Network.Biases(2)),
        Range("gradient Weights of layer 3", "layer", ["3", "0 to 2"], s => s.Complete.Weights(3)),
        Argument("gradient Weights of LayerNorm", "layer", ["layer 1", "weight"], s => s.Complete.Weights(1)),
        Range("gradient Biases of layer −1", "layer", ["-1", "0 to 2"], s => s.Complete.Biases(-1)),
        Argument("gradient Biases of a Dense without", "layer", ["layer 2", "bias"], s => s.Complete.Biases(2)),
    ];

    private static readonly Case[] Prediction =
    [
        Argument("Predict inputs", "inputs", ["7", "InputSize 3"], s => s.Network.Predict(new float[7], new float[4])),
        Argument("Predict outputs", "outputs", ["9", "5 rows", "OutputSize 2", "10"], s => s.Network.Predict(s.X, new float[9])),
        Argument("Predict outputs too long", "outputs", ["11", "10"], s => s.Network.Predict(s.X, new float[11])),
        Argument("Predict outputs of no rows", "outputs", ["2", "0 rows"], s => s.Network.Predict(Array.Empty<float>(), new float[2])),
        Argument("Predict hidden outputs", "outputs", ["10", "5 rows", "after 1 layers 4", "20"], s => s.Network.Predict(s.X, new float[10], 1)),
        Range("Predict of −1 layers", "layers", ["-1", "3"], s => s.Network.Predict(s.X, new float[10], -1)),
        Range("Predict of 4 layers", "layers", ["4", "3"], s => s.Network.Predict(s.X, new float[10], 4)),
        Argument("Classify inputs", "inputs", ["7", "InputSize 3"], s => s.Network.Classify(new float[7], new int[2])),
        Argument("Classify classes", "classes", ["6", "5 rows"], s => s.Network.Classify(s.X, new int[6])),
        Argument("EvaluateCost inputs", "inputs", ["7", "InputSize 3"], s => s.Network.EvaluateCost(new float[7], s.Y, Cost.CrossEntropy)),
        Argument("EvaluateCost targets", "targets", ["8", "5 rows", "TargetWidth 2", "10"], s => s.Network.EvaluateCost(s.X, new float[8], Cost.CrossEntropy)),
        Argument("EvaluateCost target width", "targets", ["10", "5 rows", "TargetWidth 3", "15"], s => s.Network.EvaluateCost(s.X, s.Y, new Weighted())),
        Argument("EvaluateCost of no rows", "inputs", ["no rows"], s => s.Network.EvaluateCost(Array.Empty<float>(), Array.Empty<float>(), Cost.CrossEntropy)),
        Null("EvaluateCost cost", "cost", s => s.Network.EvaluateCost(s.X, s.Y, null!)),
    ];

    private static readonly Case[] Training =
    [
        Argument("Backpropagate inputs", "inputs", ["7", "InputSize 3"], s => s.Network.Backpropagate(new float[7], s.Y, Cost.CrossEntropy, s.Complete)),
        Argument("Backpropagate targets", "targets", ["8", "5 rows", "TargetWidth 2", "10"], s => s.Network.Backpropagate(s.X, new float[8], Cost.CrossEntropy, s.Complete)),
        Argument("Backpropagate target width", "targets", ["10", "5 rows", "TargetWidth 3", "15"], s => s.Network.Backpropagate(s.X, s.Y, new Weighted(), s.Complete)),
        Argument("Backpropagate inputGradient", "inputGradient", ["14", "5 rows", "InputSize 3", "15"], s => s.Network.Backpropagate(s.X, s.Y, Cost.CrossEntropy, s.Complete, new float[14])),
        Argument("Backpropagate of no rows", "inputs", ["no rows"], s => s.Network.Backpropagate(Array.Empty<float>(), Array.Empty<float>(), Cost.CrossEntropy, s.Complete)),
        Argument("Backpropagate another network's gradient", "gradient", ["another network", "3 inputs", "Dense"], s => s.Network.Backpropagate(s.X, s.Y, Cost.CrossEntropy, s.OfAnotherNetwork())),
        Null("Backpropagate cost", "cost", s => s.Network.Backpropagate(s.X, s.Y, null!, s.Complete)),
        Null("Backpropagate gradient", "gradient", s => s.Network.Backpropagate(s.X, s.Y, Cost.CrossEntropy, null!)),
        Argument("Accumulate inputs", "inputs", ["7", "InputSize 3"], s => s.Network.Accumulate(new float[7], s.Y, Cost.CrossEntropy, s.Open)),
        Argument("Accumulate targets", "targets", ["8", "5 rows", "TargetWidth 2", "10"], s => s.Network.Accumulate(s.X, new float[8], Cost.CrossEntropy, s.Open)),
        Argument("Accumulate target width", "targets", ["10", "5 rows", "TargetWidth 3", "15"], s => s.Network.Accumulate(s.X, s.Y, new Weighted(), s.Open)),
        Argument("Accumulate another network's gradient", "gradient", ["another network"], s => s.Network.Accumulate(s.X, s.Y, Cost.CrossEntropy, s.OfAnotherNetwork())),
        Null("Accumulate cost", "cost", s => s.Network.Accumulate(s.X, s.Y, null!, s.Open)),
        Null("Accumulate gradient", "gradient", s => s.Network.Accumulate(s.X, s.Y, Cost.CrossEntropy, null!)),
        Order("Accumulate after Complete", "Accumulate after Complete", s => s.Network.Accumulate(s.X, s.Y, Cost.CrossEntropy, s.Complete)),
        Null("GradientStep gradient", "gradient", s => s.Network.GradientStep(null!, 1)),
        Argument("GradientStep another network's gradient", "gradient", ["another network"], s => s.Network.GradientStep(s.OfAnotherNetwork(), 1)),
        Range("GradientStep rate NaN", "learningRate", ["NaN"], s => s.Network.GradientStep(s.Complete, float.NaN)),
        Range("GradientStep rate ∞", "learningRate", ["Infinity"], s => s.Network.GradientStep(s.Complete, float.PositiveInfinity)),
        Order("GradientStep before Complete", "GradientStep before Complete", s => s.Network.GradientStep(s.Open, 1)),
    ];

    private static readonly Case[] Gradients =
    [
        Range("Clear firstRow −1024", "firstRow", ["-1024", "multiple of 1024"], s => s.Open.Clear(step: 9, firstRow: -1024)),
        Range("Clear firstRow 1023", "firstRow", ["1023", "multiple of 1024"], s => s.Open.Clear(step: 9, firstRow: 1023)),
        Range("Clear a complete gradient, firstRow 1", "firstRow", ["1"], s => s.Complete.Clear(step: 9, firstRow: 1)),
        Null("Merge next", "next", s => s.Open.Merge(null!)),
        Argument("Merge other layers", "next", ["another network"], s => s.Open.Merge(s.OfAnotherNetwork())),
        Argument("Merge another Step", "next", ["Step 4", "3"], s => s.Open.Merge(s.Empty(step: 4, firstRow: 0))),
        Argument("Merge with a gap", "next", ["row 1024", "row 5"], s => s.Open.Merge(s.OneRow(firstRow: 1024))),
        Argument("Merge with an overlap", "next", ["row 0", "row 5"], s => s.Open.Merge(s.OneRow(firstRow: 0))),
        Argument("Merge with itself", "next", ["row 0", "row 5"], s => s.Open.Merge(s.Open)),
        Order("Merge into a complete gradient", "Merge after Complete", s => s.Complete.Merge(s.Empty(step: 3, firstRow: 0))),
        Order("Merge a complete gradient", "Merge after Complete", s => s.Open.Merge(s.Complete)),
        Order("Complete without rows", "at least one row", s => s.Empty(step: 3, firstRow: 0).Complete()),
        Order("Save after Complete", "Save after Complete", s => s.Complete.Save(new MemoryStream())),
        Null("Save stream", "stream", s => s.Open.Save(null!)),
        Null("Load stream", "stream", s => s.Open.Load(null!)),
        new("Load an empty stream", typeof(InvalidDataException), null, ["header"], s => s.Open.Load(new MemoryStream())),
    ];

    private static readonly Dictionary<string, Case> Table = new[] { Construction, Views, Prediction, Training, Gradients }.SelectMany(cases => cases).ToDictionary(entry => entry.Name);

    public static TheoryData<string> Names() => [.. Table.Keys];

    [Theory, MemberData(nameof(Names))]
    public void IsRefusedAndNothingChanges(string name)
    {
        Case bad = Table[name];
        var scene = new BadInputScene();

        Exception thrown = Assert.Throws(bad.Exception, () => bad.Act(scene));

        if (bad.Argument is not null)
            Assert.Equal(bad.Argument, Assert.IsType<ArgumentException>(thrown, exactMatch: false).ParamName);
        foreach (string part in bad.Says)
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);
        scene.AssertUnchanged();
    }

    [Fact]
    public void NextMayBeginWhereABlockEndsAndNowhereElse()
    {
        var scene = new BadInputScene();
        Gradient<float> aligned = scene.Empty(step: 3, firstRow: 0);
        for (int i = 0; i < 1024; i += Rows)
            scene.Network.Accumulate(scene.X.AsSpan(0, Math.Min(Rows, 1024 - i) * Inputs), scene.Y.AsSpan(0, Math.Min(Rows, 1024 - i) * Outputs), Cost.CrossEntropy, aligned);
        aligned.Merge(scene.Empty(step: 3, firstRow: 1024));
        aligned.Merge(scene.OneRow(firstRow: 1024));

        Assert.Equal(1025, aligned.Rows);
        foreach (long firstRow in new[] { 0L, 1024, 2048 })
            Assert.Equal("next", Assert.Throws<ArgumentException>(() => aligned.Merge(scene.OneRow(firstRow))).ParamName);
        Assert.Equal(1025, aligned.Rows);
    }

    [Fact]
    public void NoRowsAtAllArePredictedClassifiedAndAccumulated()
    {
        var scene = new BadInputScene();
        scene.Network.Predict(Array.Empty<float>(), Array.Empty<float>());
        scene.Network.Classify(Array.Empty<float>(), Array.Empty<int>());
        scene.Network.Accumulate(Array.Empty<float>(), Array.Empty<float>(), Cost.CrossEntropy, scene.Open);
        scene.AssertUnchanged();
    }

    [Theory, InlineData(float.NaN), InlineData(float.PositiveInfinity)]
    public void ValuesAreNeverRefused(float bad)
    {
        var scene = new BadInputScene();
        scene.X[4] = bad;
        var outputs = new float[Rows * Outputs];
        scene.Network.Predict(scene.X, outputs);
        Assert.All(outputs.Skip(Outputs).Take(Outputs), output => Assert.Equal(float.IsNaN(bad), float.IsNaN(output)));
        Assert.All(outputs.Take(Outputs), output => Assert.True(float.IsFinite(output)));

        float cost = scene.Network.Backpropagate(scene.X, scene.Y, Cost.CrossEntropy, scene.Complete);
        Assert.Equal(float.IsNaN(bad), float.IsNaN(cost));
        scene.Network.GradientStep(scene.Complete, 1);
        Assert.True(float.IsNaN(scene.Network.Weights(0)[0, 1]));
        Assert.Equal(4ul, scene.Complete.Step);
    }

    /// <summary>Targets one wider than outputs, which CrossEntropy's composition would not hide.</summary>
    private sealed class Weighted : ICost
    {
        public int TargetWidth(int outputWidth) => outputWidth + 1;

        public void Evaluate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> costs, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Assert.Fail("refused before it is called");

        public void Differentiate<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> y, Span<T> da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Assert.Fail("refused before it is called");
    }
}
