using NeuralNets.Insight;
using NeuralNets.Tests.Costs;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Curvature;

public class ConvexityTests
{
    private static readonly (string Name, Layer[] Layers, ICost Cost, bool IsConvex)[] Problems =
    [
        ("linear regression", [new Dense(3, Activation.Identity)], Cost.SquaredError, true),
        ("robust linear regression", [new Dense(3, Activation.Identity)], Cost.Huber(), true),
        ("softmax regression", [new Dense(3, Activation.Softmax)], Cost.CrossEntropy, true),
        ("softmax regression on indices", [new Dense(3, Activation.Softmax)], Cost.ClassIndex(Cost.CrossEntropy), true),
        ("softmax regression by log-probabilities", [new Dense(3, Activation.LogSoftmax)], Cost.NegativeLogLikelihood, true),
        ("logistic regression", [new Dense(3, Activation.Sigmoid)], Cost.BinaryCrossEntropy, true),
        ("linear support-vector machine", [new Dense(3, Activation.Identity)], Cost.Hinge, true),
        ("fixed features", [new ActivationLayer(Activation.Sine()), new Dropout(0.5), new Dense(3, Activation.Identity)], Cost.SquaredError, true),
        ("a sum of convex costs", [new Dense(3, Activation.Identity)], Cost.Sum((1, Cost.SquaredError), (2, Cost.MeanAbsoluteError)), true),
        ("two layers", [new Dense(3, Activation.Identity), new Dense(3, Activation.Identity)], Cost.SquaredError, false),
        ("a bent output", [new Dense(3, Activation.Tanh)], Cost.SquaredError, false),
        ("a bent output before the last layer", [new Dense(3, Activation.Sigmoid), new Dropout(0.5)], Cost.BinaryCrossEntropy, false),
        ("slopes that are drawn", [new Dense(3, Activation.Identity), new RReLU()], Cost.SquaredError, false),
        ("noise before a softmax", [new Dense(3, Activation.Identity), new GumbelSoftmax()], Cost.SquaredError, false),
        ("a concave part", [new Dense(3, Activation.Identity)], Cost.Sum((1, Cost.SquaredError), (1, Cost.CosineDistance)), false),
        ("probabilities in a square", [new Dense(3, Activation.Softmax)], Cost.SquaredError, false),
    ];

    public static TheoryData<string> All => [.. Problems.Select(problem => problem.Name)];

    // Samples of the Hessian agree: not one negative eigenvalue where the statement is "convex".
    [Theory, MemberData(nameof(All))]
    public void Problems_that_are_convex_by_construction_are_told_and_have_no_negative_curvature(string name)
    {
        (_, Layer[] layers, ICost cost, bool isConvex) = Problems.Single(problem => problem.Name == name);
        ConvexityStatement statement = Convexity.Of(new Network<double>(4, layers), cost);
        Assert.Equal(isConvex, statement.IsConvex);
        Assert.NotEmpty(statement.Reasons);
        if (!isConvex)
            return;
        for (int seed = 1; seed <= 3; seed++)
        {
            var network = new Network<double>(4, layers, (ulong)seed);
            double[] x = Examples.Uniform<double>(8 * 4, seed), y = Examples.OneHot<double>(8, 3, seed);
            y = cost.TargetWidth(3) == 1 ? [.. y.Chunk(3).Select(row => (double)Array.IndexOf(row, 1.0))] : y;
            Assert.Null(Convexity.FindNegativeCurvature<double>(network, x, y, cost));
        }
    }

    // Convexity by its definition: C((1 − t)·w + t·v) ≤ (1 − t)·C(w) + t·C(v), for every cost with every output that is called so.
    [Fact]
    public void What_is_called_convex_lies_below_its_chords()
    {
        const int inputs = 3, rows = 6;
        IActivation[] outputs = [Activation.Identity, Activation.Sigmoid, Activation.Softmax, Activation.LogSoftmax, Activation.Tanh, Activation.Softplus(), Activation.ReLU];
        int problems = 0;
        foreach (string name in CostTable.Rows.Keys)
        {
            CostCase<double> row = CostTable.Case<double>(name, rows, 4, 21);
            double[] x = Examples.Uniform<double>(rows * inputs, 22);
            foreach (IActivation output in outputs)
            {
                var network = new Network<double>(inputs, [new Dense(row.Width, output)]);
                if (!Convexity.Of(network, row.Cost).IsConvex)
                    continue;
                problems++;
                double At(double[] w)
                {
                    w.CopyTo(network.Parameters);
                    return network.EvaluateCost(x, row.Y, row.Cost);
                }
                for (int seed = 0; seed < 30; seed++)
                {
                    double[] w = Examples.Uniform<double>(network.Parameters.Length, 2 * seed, -3, 3), v = Examples.Uniform<double>(w.Length, 2 * seed + 1, -3, 3);
                    foreach (double t in (double[])[0.2, 0.5, 0.9])
                    {
                        double chord = (1 - t) * At(w) + t * At(v), cost = At([.. w.Zip(v, (p, q) => (1 - t) * p + t * q)]);
                        Assert.True(cost <= chord + 1e-12 * Math.Max(1, Math.Abs(chord)), $"{name} of {output}: {cost:R} above the chord's {chord:R}");
                    }
                }
            }
        }
        Assert.True(problems >= 20, $"{problems}");
    }

    [Fact]
    public void A_statement_gives_its_reasons()
    {
        Assert.Equal("convex by construction: z is linear in the parameters, all of which are in layer 0; CrossEntropy of Softmax is convex in z for targets that are not negative",
            Convexity.Of(new Network<float>(4, [new Dense(3, Activation.Softmax)]), Cost.CrossEntropy).ToString());
        Assert.Equal("not convex by construction: layers 0, 2 have parameters: they are multiplied with each other",
            Convexity.Of(new Network<float>(4, [new Dense(3, Activation.Tanh), new Dropout(0.1), new Dense(3, Activation.Softmax)]), Cost.CrossEntropy).ToString());
    }

    // Fewer rows than inputs: H has eigenvalues 0, of which rounding leaves a little on either side.
    [Fact]
    public void What_rounding_leaves_of_0_is_no_negative_curvature()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var network = new Network<double>(6, [new Dense(3, Activation.Softmax)], (ulong)seed);
            Assert.Null(Convexity.FindNegativeCurvature<double>(network, Examples.Uniform<double>(2 * 6, seed), Examples.OneHot<double>(2, 3, seed), Cost.CrossEntropy));
        }
    }

    [Fact]
    public void A_hidden_layer_curves_downwards_somewhere()
    {
        var network = new Network<float>(4, [new Dense(5, Activation.Tanh), new Dense(3, Activation.Softmax)], seed: 1);
        float[] x = Examples.Uniform<float>(10 * 4, 1), y = Examples.OneHot<float>(10, 3, 2);
        NegativeCurvature found = Assert.IsType<NegativeCurvature>(Convexity.FindNegativeCurvature<float>(network, x, y, Cost.CrossEntropy));

        // Along it the cost itself is concave: C(w + hv) + C(w − hv) − 2·C(w) < 0.
        Network<double> exact = network.ConvertTo<double>();
        double[] w = exact.Parameters.ToArray();
        double CostAt(double h)
        {
            for (int i = 0; i < w.Length; i++)
                exact.Parameters[i] = w[i] + h * found.Direction[i];
            return exact.EvaluateCost(x.Select(v => (double)v).ToArray(), y.Select(v => (double)v).ToArray(), Cost.CrossEntropy);
        }
        const double H = 1e-3;
        Assert.Equal(found.Curvature, (CostAt(H) + CostAt(-H) - 2 * CostAt(0)) / (H * H), 1e-5);
        Assert.True(found.Curvature < -1e-3, $"{found.Curvature}");
    }

    [Fact]
    public void Two_minima_of_a_network_have_a_barrier_between_them()
    {
        double[] x = Examples.Uniform<double>(20 * 2, 3), y = [.. x.Chunk(2).Select(p => Math.Sin(3 * p[0]) * p[1])];
        var network = new Network<double>(2, [new Dense(4, Activation.Tanh), new Dense(1, Activation.Identity)]);
        TwoMinima minima = Convexity.CompareMinima<double>(network, x, y, Cost.SquaredError, seedA: 1, seedB: 2);
        Assert.True(minima.Barrier > 0.01, $"{minima}");
        Assert.True(minima.Distance > 0.1);
        Assert.Equal(minima.A.Cost, minima.Path[0].Cost, 1e-12);
        Assert.Equal(minima.B.Cost, minima.Path[^1].Cost, 1e-9);
    }

    // tanh(−z) = −tanh(z): with w, b and v also −w, −b and −v make the same function. So there are two minima, mirror images.
    [Fact]
    public void Two_seeds_find_the_two_minima_of_one_tanh_unit_in_double() => FindsMirrorImages<double>();

    [Fact]
    public void Two_seeds_find_the_two_minima_of_one_tanh_unit_in_float() => FindsMirrorImages<float>();

    private static void FindsMirrorImages<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 40, points = 11;
        T[] inputs = Examples.Uniform<T>(rows * 2, 3);
        double[] x = [.. inputs.Select(double.CreateTruncating)], noise = Examples.Uniform<double>(rows, 5, -0.05, 0.05);
        T[] targets = [.. x.Chunk(2).Select((p, r) => T.CreateTruncating(0.8 * Math.Tanh(1.5 * p[0] - 0.7 * p[1] + 0.2) + noise[r]))];
        double[] y = [.. targets.Select(double.CreateTruncating)];
        Layer[] layers = [new Dense(1, Activation.Tanh), new Dense(1, Activation.Identity)];
        var solver = new LBFGS(toleranceGradient: 1e-9, toleranceChange: 0);
        TwoMinima minima = Convexity.CompareMinima<T>(new Network<T>(2, layers), inputs, targets, Cost.SquaredError, seedA: 1, seedB: 2, solver, points);

        Network<double> a = new(2, layers, seed: 1), b = new(2, layers, seed: 2), between = a.Clone();
        Assert.Equal((minima.A, minima.B), (solver.Train(a, x, y, Cost.SquaredError), solver.Train(b, x, y, Cost.SquaredError)));
        foreach (Network<double> end in (Network<double>[])[a, b])
        {
            var gradient = new Gradient<double>(end);
            end.Backpropagate(x, y, Cost.SquaredError, gradient);
            Assert.InRange(gradient.Values.ToArray().Max(Math.Abs), 0, 1e-9);
            Assert.True(Hessian.Eigenvalues<double>(end, x, y, Cost.SquaredError).Smallest[0].Value > 1e-3, "the cost rises in every direction");
        }
        double[] wa = a.Parameters.ToArray(), wb = b.Parameters.ToArray();
        for (int i = 0; i < 4; i++)
            Assert.Equal(-wa[i], wb[i], 1e-6);
        Assert.Equal(minima.A.Cost, minima.B.Cost, 1e-12);

        // The path is the cost on the line; in its middle the unit is silent, and what is left is the spread of y around the bias.
        double highest = double.NegativeInfinity;
        foreach ((int i, (double t, double cost)) in minima.Path.Index())
        {
            Assert.Equal((double)i / (points - 1), t, 1e-15);
            for (int k = 0; k < wa.Length; k++)
                between.Parameters[k] = (1 - t) * wa[k] + t * wb[k];
            Assert.Equal(between.EvaluateCost(x, y, Cost.SquaredError), cost, 1e-12);
            highest = Math.Max(highest, cost - ((1 - t) * minima.A.Cost + t * minima.B.Cost));
        }
        Assert.Equal(y.Average(target => (target - wa[4]) * (target - wa[4])), minima.Path[points / 2].Cost, 1e-7);
        Assert.Equal(highest, minima.Barrier, 1e-12);
        Assert.Equal(Math.Sqrt(wa.Zip(wb, (p, q) => (p - q) * (p - q)).Sum()), minima.Distance, 1e-12);
        Assert.True(minima.Barrier > 0.1, $"{minima}");
    }

    [Fact]
    public void Two_minima_of_a_convex_problem_are_one()
    {
        double[] x = Examples.Uniform<double>(20 * 2, 3), y = Examples.Uniform<double>(20, 4);
        TwoMinima minima = Convexity.CompareMinima<double>(new(2, [new Dense(1, Activation.Identity)]), x, y, Cost.SquaredError, seedA: 1, seedB: 2, new LBFGS(toleranceGradient: 1e-12, toleranceChange: 0));
        Assert.Equal(minima.A.Cost, minima.B.Cost, 1e-14);
        Assert.InRange(minima.Distance, 0, 1e-10);
        Assert.InRange(minima.Barrier, -1e-15, 1e-15);
    }
}
