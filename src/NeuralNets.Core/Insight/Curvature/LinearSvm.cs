using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// The linear support-vector machine with hinge cost and L2 penalty on a network of one Dense(1, Identity) layer:
/// P(w) = λ/2·|w|² + (1/n)·Σ max(0, 1 − y·w·x), y = −1 or 1. A bias counts as the weight of one more input that is 1, and is
/// penalised with the others.
/// </summary>
/// <remarks>Cortes, Vapnik 1995, "Support-vector networks".</remarks>
public static class LinearSvm
{
    /// <summary>Finds the weights by dual coordinate ascent: they are written into the network, and what is proved of them comes back.</summary>
    /// <param name="network">One layer, Dense(1, Identity); learns.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows], each −1 or 1.</param>
    /// <param name="l2">λ, positive.</param>
    /// <param name="tolerance">Stops when the gap is at most tolerance·max(1, primal); positive.</param>
    /// <param name="maxEpochs">The most passes over the examples, at least 1.</param>
    /// <param name="seed">Of the order in which examples come.</param>
    /// <remarks>
    /// In double; of the weights that a network of float then holds the certificate says what those rounded weights are worth. Hsieh,
    /// Chang, Lin, Keerthi, Sundararajan 2008, "A dual coordinate descent method for large-scale linear SVM".
    /// </remarks>
    /// <exception cref="ArgumentException">Another network, lengths that do not fit, no rows, a target that is neither −1 nor 1, or a setting out of range.</exception>
    public static SvmCertificate Solve<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double l2, double tolerance = 1e-8, int maxEpochs = 1000, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        SvmProblem problem = Problem(network, inputs, targets, l2);
        Setting.Positive(tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxEpochs, 1);
        var ascent = new DualAscent(problem, seed);
        while (ascent.Epochs < maxEpochs && !ascent.IsWithin(tolerance))
            ascent.Epoch();
        network.SetParameters<T>(ascent.Weights);
        return Certificate(network, problem, ascent.Alpha, ascent.Epochs);
    }

    /// <summary>What is proved of the weights that a network has, however they were found.</summary>
    /// <param name="network">One layer, Dense(1, Identity); only read.</param>
    /// <param name="inputs">[rows × InputSize], at least one row.</param>
    /// <param name="targets">[rows], each −1 or 1.</param>
    /// <param name="l2">λ, positive.</param>
    /// <param name="alpha">One for each row, in [0, 1]: those of <see cref="Solve"/>, say. The better they are, the more is proved.</param>
    /// <exception cref="ArgumentException">Another network, lengths that do not fit, no rows, a target that is neither −1 nor 1, an α outside [0, 1], or λ that is not positive.</exception>
    public static SvmCertificate Certify<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double l2, ReadOnlySpan<double> alpha)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        SvmProblem problem = Problem(network, inputs, targets, l2);
        if (alpha.Length != problem.Rows)
            throw new ArgumentException($"alpha holds {alpha.Length} values; there are {problem.Rows} rows.", nameof(alpha));
        for (int i = 0; i < alpha.Length; i++)
        {
            if (!(alpha[i] >= 0 && alpha[i] <= 1))
                throw new ArgumentException($"alpha[{i}] is {alpha[i]}; it must lie in [0, 1].", nameof(alpha));
        }
        return Certificate(network, problem, alpha.ToArray(), epochs: 0);
    }

    private static SvmCertificate Certificate<T>(Network<T> network, SvmProblem problem, double[] alpha, int epochs) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(problem.Primal(network.CopyParameters()), problem.Dual(alpha), Array.AsReadOnly(alpha), epochs);

    private static SvmProblem Problem<T>(Network<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double l2) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arguments.Check(network, inputs, targets, Cost.Hinge);
        if (network.Layers is not [Dense { Size: 1 } dense] || !dense.Activation.Equals(Activation.Identity))
            throw new ArgumentException($"A linear support-vector machine is a network of one Dense(1, Identity); this has {network.Layers.Count} layers, the last of {network.OutputSize} outputs.", nameof(network));
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] != T.One && targets[i] != T.NegativeOne)
                throw new ArgumentException($"targets[{i}] is {targets[i]}; it must be −1 or 1.", nameof(targets));
        }
        return new SvmProblem(Doubles.Of(inputs), Doubles.Of(targets), network.InputSize, dense.HasBias, Setting.Positive(l2));
    }
}
