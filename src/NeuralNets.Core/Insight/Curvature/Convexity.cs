namespace NeuralNets.Insight;

/// <summary>Whether a network's cost is a convex function of its parameters: by construction, or else what evidence there is.</summary>
public static class Convexity
{
    /// <summary>Whether the problem is convex by construction: outputs linear in the parameters, and a cost convex in them. Linear and logistic regression, softmax regression, the linear support-vector machine are.</summary>
    /// <param name="network">Its layers count, not its weights.</param>
    /// <param name="cost">C of one example.</param>
    /// <remarks>Boyd, Vandenberghe 2004, "Convex optimization", section 3.2. An L2 penalty on the weights added to a convex cost leaves it convex.</remarks>
    public static ConvexityStatement Of<T>(Network<T> network, ICost cost) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(cost);
        int[] trained = [.. network.Blocks.Select(block => block.Layer).Distinct()];
        if (trained.Length == 0)
            return new(true, ["there are no parameters"]);
        if (trained.Length > 1)
            return new(false, [$"layers {string.Join(", ", trained)} have parameters: they are multiplied with each other"]);

        int only = trained[0], last = network.Layers.Count - 1;
        string[] bends = [.. Enumerable.Range(only, last - only + 1).Where(i => Bends(network.Layers[i], isLast: i == last)).Select(i => $"layer {i} ({network.Layers[i].GetType().Name}) bends what is linear in the parameters of layer {only}")];
        if (bends.Length > 0)
            return new(false, bends);

        IActivation output = network.Architecture.OutputActivation ?? Activation.Identity;
        ICost? composed = cost.Compose(output);
        string name = output.Equals(Activation.Identity) ? $"{cost}" : $"{cost} of {output}";
        string? condition = composed is null ? ConvexCosts.Condition(cost, output) : ConvexCosts.Condition(composed, Activation.Identity);
        return condition is null
            ? new(false, [$"{name} is not known to be convex in z"])
            : new(true, [$"z is linear in the parameters, all of which are in layer {only}", $"{name} is {condition}"]);
    }

    /// <summary>A direction in which the cost curves downwards: with it the cost is not convex. Null: none was found, and then H has, as far as the method of Lanczos sees, no negative eigenvalue here.</summary>
    /// <param name="network">Only read.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="settings">Of the search; null: the defaults.</param>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, or no parameters.</exception>
    public static NegativeCurvature? FindNegativeCurvature<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, LanczosSettings? settings = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        HessianSpectrum spectrum = Hessian.Eigenvalues(network, inputs, targets, cost, largest: network.Parameters.Length > 1 ? 1 : 0, smallest: 1, (settings ?? new LanczosSettings()) with { WithVectors = true });
        Eigenpair lowest = spectrum.Smallest[0];
        // vᵀ·H·v = λ for the unit vector v, whatever the residual; but a λ within rounding of 0 says nothing.
        double rounding = 1e-12 * spectrum.Largest.Select(pair => Math.Abs(pair.Value)).Append(1e-300).Max();
        return lowest.Value < -rounding ? new NegativeCurvature(lowest.Value, lowest.Residual, lowest.Vector, spectrum.Exactness) : null;
    }

    /// <summary>Two minima, found by a solver from the initial weights of two seeds, and the cost along the straight line between them.</summary>
    /// <param name="network">Its layers count, not its weights; none may draw random numbers.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows × cost.TargetWidth(OutputSize)].</param>
    /// <param name="cost">C of one example.</param>
    /// <param name="seedA">Of the first start.</param>
    /// <param name="seedB">Of the second.</param>
    /// <param name="solver">Null: <see cref="LBFGS"/> with its defaults.</param>
    /// <param name="points">On the line, ends included, at least 3.</param>
    /// <remarks>
    /// In double, whatever T is. Costs two runs of the solver, with their memory: L-BFGS keeps two vectors of doubles, as long as the
    /// parameters, for each step that it remembers. Goodfellow, Vinyals, Saxe 2015, "Qualitatively characterizing
    /// neural network optimization problems"; barrier: Frankle, Dziugaite, Roy, Carbin 2020, "Linear mode connectivity and the lottery
    /// ticket hypothesis".
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths that do not fit, no rows, fewer than 3 points, or a layer that draws random numbers.</exception>
    public static TwoMinima CompareMinima<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ICost cost, ulong seedA, ulong seedB, LBFGS? solver = null, int points = 41)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, inputs, targets, cost);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 3);
        double[] x = Doubles.Of(inputs), y = Doubles.Of(targets);
        Network<double> a = new(network.InputSize, network.Layers, seedA), b = new(network.InputSize, network.Layers, seedB);
        solver ??= new LBFGS();
        SolverResult toA = solver.Train(a, x, y, cost), toB = solver.Train(b, x, y, cost);
        return TwoMinima.Between(a, toA, b, toB, point => point.EvaluateCost(x, y, cost), points);
    }

    // A layer that is not linear in what it gets; what the last one does is looked at together with the cost.
    private static bool Bends(Layer layer, bool isLast) => layer switch
    {
        Dense dense => !isLast && !dense.Activation.Equals(Activation.Identity),
        ActivationLayer activation => !isLast && !activation.Activation.Equals(Activation.Identity),
        RReLU or GumbelSoftmax => true,
        _ => false,
    };
}
