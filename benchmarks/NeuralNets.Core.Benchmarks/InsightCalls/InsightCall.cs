using NeuralNets.Benchmarks.Peers;
using NeuralNets.Insight;
using static NeuralNets.Benchmarks.InsightCalls.InsightScene;

namespace NeuralNets.Benchmarks.InsightCalls;

/// <summary>One call of NeuralNets.Insight, as a user makes it.</summary>
/// <param name="Name">The method, with settings that are not the defaults.</param>
/// <param name="Rows">Examples it looks at; 0: none.</param>
/// <param name="Run">Makes it once.</param>
internal sealed record InsightCall(string Name, int Rows, Action Run)
{
    /// <summary>What the others are compared with.</summary>
    public const string Reference = "Network.Backpropagate";

    private static readonly ICost C = Cost.CrossEntropy;

    public static InsightCall[] All(InsightScene scene) => [.. References(scene), .. Checks(scene), .. Sensitivities(scene), .. Descents(scene), .. Curvatures(scene), .. Relaxations(scene), .. Hebbians(scene)];

    private static IEnumerable<InsightCall> References(InsightScene scene)
    {
        var gradient = new Gradient<float>(scene.Network);
        return new[] { 1, Few, Batch, Many }.Select(rows => new InsightCall(Reference, rows, () => scene.Network.Backpropagate(scene.Inputs(rows), scene.Targets(rows), C, gradient)));
    }

    private static IEnumerable<InsightCall> Checks(InsightScene scene)
    {
        ExampleTrace trace = ExampleTrace.Of(scene.Network, scene.Inputs(1), scene.Targets(1), C);
        return
        [
            new("GradientCheck.Of a network", Few, () => GradientCheck.Of(scene.Network, scene.Inputs(Few), scene.Targets(Few), C)),
            new("GradientCheck.Of an activation", 0, () => GradientCheck.Of(Activation.Tanh)),
            new("GradientCheck.Of a cost", 0, () => GradientCheck.Of(C, outputWidth: 10)),
            new("ExampleTrace.Of", 1, () => ExampleTrace.Of(scene.Network, scene.Inputs(1), scene.Targets(1), C)),
            new("ExampleTrace.ToText", 1, () => trace.ToText()),
            new("ExampleTrace.ToHtml", 1, () => trace.ToHtml(Side, Side)),
        ];
    }

    private static IEnumerable<InsightCall> Sensitivities(InsightScene scene) =>
    [
        new("Sensitivity.Rank", Many, () => Sensitivity.Rank(scene.Network, scene.Data, C)),
        new("Sensitivity.Move", Many, () => Sensitivity.Move(scene.Network, scene.Data, C, parameter: 0, delta: 0.1)),
        new("Sensitivity.Inputs", 1, () => Sensitivity.Inputs(scene.Network, scene.Inputs(1), output: 3)),
        new("Sensitivity.Examples", Many, () => Sensitivity.Examples(scene.Network, scene.Data, C)),
    ];

    private static IEnumerable<InsightCall> Descents(InsightScene scene) =>
    [
        new("Descent.Limit", Many, () => Descent.Limit(scene.Network, scene.Data, C)),
        new("Descent.Scan", Many, () => Descent.Scan(scene.Network, scene.Data, C)),
        new("Descent.Examine", Many, () => Descent.Examine(scene.Network, scene.Data, C)),
    ];

    private static IEnumerable<InsightCall> Curvatures(InsightScene scene)
    {
        float[] v = Samples.Array<float>(scene.Network.Parameters.Length), product = new float[v.Length];
        var products = new HessianProduct<float>(scene.Network, C);
        var lanczos = new LanczosSettings(tolerance: 1e-3);
        var svm = new Network<float>(scene.Network.InputSize, [new Dense(1, Activation.Identity)]);
        float[] signs = [.. Enumerable.Range(0, Many).Select(r => r % 2 == 0 ? 1f : -1)];
        return
        [
            new("Hessian.Multiply", Batch, () => Hessian.Multiply(scene.Network, scene.Inputs(Batch), scene.Targets(Batch), C, v, product)),
            new("HessianProduct.Multiply", Batch, () => products.Multiply(scene.Inputs(Batch), scene.Targets(Batch), v, product)),
            new("Hessian.Eigenvalues, tolerance 10⁻³", Batch, () => Hessian.Eigenvalues(scene.Network, scene.Inputs(Batch), scene.Targets(Batch), C, settings: lanczos)),
            new("Convexity.Of", 0, () => Convexity.Of(scene.Network, C)),
            new("Convexity.FindNegativeCurvature, tolerance 10⁻³", Batch, () => Convexity.FindNegativeCurvature(scene.Network, scene.Inputs(Batch), scene.Targets(Batch), C, lanczos)),
            new("Convexity.CompareMinima, 20 iterations of L-BFGS", Batch, () => Convexity.CompareMinima(scene.Network, scene.Inputs(Batch), scene.Targets(Batch), C, 1, 2, new LBFGS(maxIterations: 20))),
            new("LinearSvm.Solve, 784 weights, 10 epochs", Many, () => LinearSvm.Solve(svm, scene.Inputs(Many), signs, l2: 1e-3, maxEpochs: 10)),
        ];
    }

    private static IEnumerable<InsightCall> Relaxations(InsightScene scene)
    {
        var tracker = new SurrogateTracker<float>(scene.Data, C);
        var annealing = new Annealing<float>(C, new SGD(0.01)) { Temperatures = [1, 0.5], EpochsPerTemperature = 1 };
        return
        [
            new("Relaxation.Harden", 0, () => Relaxation.Harden(scene.Network)),
            new("SurrogateTracker.Measure", Many, () => tracker.Measure(scene.Network)),
            new("Annealing.Run, two temperatures, an epoch each", Many, () => annealing.Run(scene.Network, scene.Data)),
        ];
    }

    private static IEnumerable<InsightCall> Hebbians(InsightScene scene)
    {
        // Rates so small that nothing changes much however often it is called.
        HebbianRule[] rules = [new Hebb(1e-9), new Oja(1e-9), new OjaSubspace(1e-9), new Sanger(1e-9), new BCM(1e-9), new CompetitiveLearning(1e-9)];
        foreach (HebbianRule rule in rules)
        {
            var trainer = new HebbianTrainer<float>(scene.Network.Clone(), layer: 0, rule);
            yield return new($"HebbianTrainer.Step, {rule.GetType().Name}, 784 → 512", Batch, () => trainer.Step(scene.Inputs(Batch)));
        }
        Network<float> head = ReadOut.Head(scene.Network, layers: 1);
        yield return new("ReadOut.Features", Many, () => ReadOut.Features(scene.Network, layers: 1, scene.Data));
        yield return new("ReadOut.Head", 0, () => ReadOut.Head(scene.Network, layers: 1));
        yield return new("ReadOut.Attach", 0, () => ReadOut.Attach(scene.Network, layers: 1, head));
    }
}
