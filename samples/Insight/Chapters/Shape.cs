using NeuralNets.Insight;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples.Chapters;

/// <summary>Second derivatives: how the slope changes, one valley or many.</summary>
internal static class Shape
{
    private static readonly LanczosSettings s_lanczos = new(tolerance: 1e-3, maxIterations: 80);
    private static readonly LBFGS s_solver = new(maxIterations: 100);

    public static string Tell(Story story)
    {
        (float[] x, float[] y) = Story.Read(story.Sample);
        HessianSpectrum before = Hessian.Eigenvalues<float>(story.Untrained, x, y, Story.Cost, settings: s_lanczos), after = Hessian.Eigenvalues<float>(story.Network, x, y, Story.Cost, settings: s_lanczos);
        Network<float> linear = OneLayer(story, Activation.Identity), softmax = OneLayer(story, Activation.Softmax);
        ulong seed = story.Options.Seed;
        TwoMinima deep = Convexity.CompareMinima<float>(story.Untrained, x, y, Cost.BinaryCrossEntropy, seed, seed + 1, s_solver);
        TwoMinima flat = Convexity.CompareMinima<float>(linear, x, y, Story.Cost, seed, seed + 1, s_solver);

        return $"""
            <p>The gradient is the slope of the cost; the <strong>Hessian</strong> H holds how the slope changes: ∂²C/∂wᵢ∂wⱼ for every pair of weights. For this network that would be {(long)story.Network.Parameters.Length * story.Network.Parameters.Length:N0} numbers. But H·v, the change of the gradient along one direction v, costs only some four gradients, and from such products the method of Lanczos finds the steepest and the lowest curvature without ever writing H down. Over the first {Story.Few:N0} digits:</p>
            {Html.Table(["", "largest eigenvalue", "smallest eigenvalue", "rate limit 2/λ", "products"], Row("untrained", before), Row("trained", after))}
            <p class="note">±: the residual; H has an eigenvalue no farther away. {(after.Exactness.IsExact ? "The products are exact derivatives, not differences." : "Some products are made by differences.")}</p>
            <p>Along the sharpest direction, a full-batch step with a rate above 2/λ jumps farther up the other wall than it came down: the limit for plain gradient descent. {Negative(after)}</p>
            <h3>One valley or many?</h3>
            <p>If a cost is <strong>convex</strong>, the line between two of its points never runs below it: there is one valley, and every way down leads to its floor. For some problems that follows from how they are built:</p>
            <ul>
            <li>the network of this page: {Html.Encode($"{Convexity.Of(story.Untrained, Story.Cost)}")}</li>
            <li>one layer without an activation, the same cost: {Html.Encode($"{Convexity.Of(linear, Story.Cost)}")}</li>
            <li>one layer, softmax and cross-entropy: {Html.Encode($"{Convexity.Of(softmax, Cost.CrossEntropy)}")}</li>
            </ul>
            <p>A look at the first two: start twice, from two seeds, go down as far as {s_solver.MaxIterations} steps of L‑BFGS lead on {Story.Few:N0} digits, and walk straight from one end to the other. (The network goes down on cross-entropy here, which has no plateaus to rest on before the floor.) A barrier is what lies above the straight line between the two costs.</p>
            {Html.Charts(
                Html.Figure(Path("Cost between two minima of the network", deep), $"The network: costs {deep.A.Cost:G3} and {deep.B.Cost:G3}, distance {deep.Distance:0.0}, <strong>barrier {deep.Barrier:0.000}</strong>: {(deep.Barrier > 0 ? "two valleys with a ridge between them" : "no ridge between them")}."),
                Html.Figure(Path("Cost between two minima of one layer", flat), $"One layer: costs {flat.A.Cost:G3} and {flat.B.Cost:G3}, distance {flat.Distance:0.0}, <strong>barrier {flat.Barrier:0.000}</strong>: {(flat.Barrier > 1e-9 ? "a ridge" : "never above the straight line")}."))}
            """;
    }

    private static Network<float> OneLayer(Story story, IActivation activation) =>
        new(story.Training.InputSize, [new Dense(story.Training.Classes, activation)]) { MaxThreads = story.Options.Threads };

    private static string[] Row(string name, HessianSpectrum spectrum)
    {
        Eigenpair largest = spectrum.Largest[0], smallest = spectrum.Smallest[0];
        return [name, Value(largest), Value(smallest), $"{2 / largest.Value:0.00}", $"{spectrum.Iterations}"];
    }

    private static string Value(Eigenpair pair) => $"{pair.Value:0.0000} ± {pair.Residual:0e+0}";

    private static string Negative(HessianSpectrum spectrum) => spectrum.Smallest[0] is { } lowest && lowest.Value + lowest.Residual < 0
        ? "The smallest eigenvalue is negative: in some direction the land curves downwards even here. A bowl does not, so this cost is not convex."
        : "No direction that curves downwards was found here.";

    private static string Path(string title, TwoMinima minima) => new LineChart(title, "t: from the first to the second", low: 0, new Series("cost", "blue", [.. minima.Path.Select(point => (point.T, point.Cost))])).ToSvg();
}
