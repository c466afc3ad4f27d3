using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Second derivatives: how the slope changes, one valley or many.</summary>
internal static class Shape
{
    private const double Penalty = 0.01;
    private static readonly LanczosSettings s_lanczos = new(tolerance: 1e-3, maxIterations: 80);
    private static readonly LBFGS s_solver = new(maxIterations: 300);

    public static string Tell(Story story)
    {
        (float[] x, float[] y) = Story.Read(story.Sample);
        HessianSpectrum before = Hessian.Eigenvalues<float>(story.Untrained, x, y, Story.Cost, settings: s_lanczos), after = Hessian.Eigenvalues<float>(story.Network, x, y, Story.Cost, settings: s_lanczos);

        return $"""
            <p>The gradient is the slope of the cost; the <strong>Hessian</strong> H holds how the slope changes: ∂²C/∂wᵢ∂wⱼ for every pair of weights. For this network that would be {(long)story.Network.Parameters.Length * story.Network.Parameters.Length:N0} numbers. But H·v, the change of the gradient along one direction v, costs no more than a few gradients, and from such products the method of Lanczos finds the steepest and the lowest curvature without ever writing H down. Over the first {Story.Few:N0} digits:</p>
            {Html.Table(["", "largest eigenvalue", "smallest eigenvalue", "rate limit 2/λ", "products"], Row("untrained", before), Row("trained", after))}
            <p class="note">±: the residual; H has an eigenvalue no farther away. {(after.Exactness.IsExact ? "The products are exact derivatives, not differences." : "Some products are made by differences.")}</p>
            <p>Along the sharpest direction, a full-batch step with a rate above 2/λ jumps farther up the other wall than it came down: the limit for plain gradient descent. {Rate(before, after)} {Negative(after)}</p>
            <h3>One valley or many?</h3>
            {Valleys(story, x, y)}
            <h3>Proof of having arrived</h3>
            {Machine(story, x)}
            """;
    }

    private static string[] Row(string name, HessianSpectrum spectrum)
    {
        Eigenpair largest = spectrum.Largest[0], smallest = spectrum.Smallest[0];
        return [name, Value(largest), Value(smallest), $"{2 / largest.Value:0.00}", $"{spectrum.Iterations}"];
    }

    private static string Value(Eigenpair pair) => $"{pair.Value:0.0000} ± {pair.Residual:0e+0}";

    private static string Rate(HessianSpectrum before, HessianSpectrum after) =>
        $"Training here took {Story.LearningRate}, in batches of {Story.BatchSize}: {Side(before)} the limit at its start, {Side(after)} the limit at its end.";

    private static string Side(HessianSpectrum spectrum) => Story.LearningRate > 2 / spectrum.Largest[0].Value ? "above" : "below";

    private static string Negative(HessianSpectrum spectrum) => spectrum.Smallest[0] is { } lowest && lowest.Value + lowest.Residual < 0
        ? "The smallest eigenvalue is negative: in some direction the land curves downwards even here. A bowl does not, so this cost is not convex."
        : "No direction that curves downwards was found here.";

    private static string Valleys(Story story, float[] x, float[] y)
    {
        Network<float> linear = OneLayer(story, Activation.Identity), softmax = OneLayer(story, Activation.Softmax);
        ulong seed = story.Options.Seed;
        TwoMinima deep = Convexity.CompareMinima<float>(story.Untrained, x, y, Story.Cost, seed, seed + 1, s_solver);
        TwoMinima flat = Convexity.CompareMinima<float>(linear, x, y, Story.Cost, seed, seed + 1, s_solver);
        return $"""
            <p>If a cost is <strong>convex</strong>, the line between two of its points never runs below it: there is one valley, and every way down leads to its floor. For some problems that follows from how they are built:</p>
            <ul>
            <li>the network of this page: {Html.Encode($"{Convexity.Of(story.Untrained, Story.Cost)}")}</li>
            <li>one layer without an activation, the same cost: {Html.Encode($"{Convexity.Of(linear, Story.Cost)}")}</li>
            <li>one layer, softmax and cross-entropy: {Html.Encode($"{Convexity.Of(softmax, Cost.CrossEntropy)}")}</li>
            </ul>
            <p>A look at the first two: start twice, from two seeds; go down, at most {s_solver.MaxIterations} steps of L‑BFGS, on {Story.Few:N0} digits; then walk straight from one end to the other. A <strong>barrier</strong> is what rises above the straight line between the two costs.</p>
            {Html.Table(["", "cost at one end", "slope left", "cost at the other", "slope left", "distance", "barrier"], Ends("the network", deep), Ends("one layer", flat))}
            {Html.Charts(
                Html.Figure(Path("Cost between two ends of the network", deep), $"The network. {(deep.Barrier > 0 ? "A ridge lies between the ends: no convex cost has one." : "No ridge lies between these ends.")}"),
                Html.Figure(Path("Cost between two ends of one layer", flat), "One layer: never above the straight line, as it must be."))}
            <p class="note">The slope left is the largest |∂C/∂w|; where it is not near 0, the way down was not over after {s_solver.MaxIterations} steps. A ridge on the straight way proves that the cost is not convex. It does not prove two valleys with no other way between them: a bent one may stay low.</p>
            """;
    }

    private static Network<float> OneLayer(Story story, IActivation activation) =>
        new(story.Training.InputSize, [new Dense(story.Training.Classes, activation)]) { MaxThreads = story.Options.Threads };

    private static string[] Ends(string name, TwoMinima minima) =>
        [name, $"{minima.A.Cost:0.0000}", $"{minima.A.GradientNorm:0e+0}", $"{minima.B.Cost:0.0000}", $"{minima.B.GradientNorm:0e+0}", $"{minima.Distance:0.0}", $"{minima.Barrier:0.0000}"];

    private static string Path(string title, TwoMinima minima) => new LineChart(title, "t: from the first to the second", low: 0, new Series("cost", "blue", [.. minima.Path.Select(point => (point.T, point.Cost))])).ToSvg();

    private static string Machine(Story story, float[] x)
    {
        float[] y = [.. story.Training.Labels[..Story.Few].ToArray().Select(label => label == Story.FollowedLabel ? 1f : -1)];
        var machine = new Network<float>(story.Training.InputSize, [new Dense(1, Activation.Identity)]);
        SvmCertificate proof = LinearSvm.Solve<float>(machine, x, y, Penalty, tolerance: 1e-5);
        return $"""
            <p>In a convex problem one can even prove to stand on the floor. One neuron without an activation learns <em>is this a {Story.FollowedLabel}?</em> from the same digits: the cost is max(0, 1 − y·z) with y = ±1, and λ/2·|w|² on top, λ = {Penalty} (a support-vector machine). Such a problem has a second one as its mirror image, the dual, which climbs where the first goes down. Whatever the dual reaches, no weights at all have a cost below it:</p>
            {Html.Table(["", "value"], ["cost of the weights found", $"{proof.Primal:0.00000000}"], ["no weights cost less than", $"{proof.Dual:0.00000000}"], ["so at most this is left to gain", $"{proof.Gap:0.0e+0}"])}
            """;
    }
}
