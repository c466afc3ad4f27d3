using NeuralNets.Tests.Activations;
using NeuralNets.Tests.Costs;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

/// <summary>A random small network with examples that fit its cost: any kinds of layers, any activation and cost of the tables.</summary>
internal sealed record HealthyNetwork(Network<double> Network, double[] Inputs, double[] Targets, ICost Cost, string Description)
{
    private const int Rows = 3;

    // What a cost takes, and an activation that gives just that.
    private static IActivation Last(CostDomain domain, Random random) => domain switch
    {
        CostDomain.Probability => Activation.Sigmoid,
        CostDomain.Simplex or CostDomain.OneHotProbability or CostDomain.IndexProbability => random.Next(3) == 0 ? Activation.SoftmaxWith(2) : Activation.Softmax,
        CostDomain.LogProbability or CostDomain.IndexLogProbability => Activation.LogSoftmax,
        CostDomain.CountRate or CostDomain.Positive or CostDomain.Variance => Activation.Softplus(),
        _ => random.Next(2) == 0 ? Activation.Identity : Activation.Tanh,
    };

    public static HealthyNetwork Draw(int seed)
    {
        var random = new Random(seed);
        ActivationRow[] activations = [.. ActivationTable.Rows.Values.Where(row => row.Surrogate is null)];
        (string name, CostRow costRow) = CostTable.Rows.ElementAt(seed % CostTable.Rows.Count);   // every cost as often as any other
        var layers = new List<Layer>();
        for (int depth = random.Next(4); depth > 0; depth--)
        {
            IActivation f = activations[random.Next(activations.Length)].Function;
            layers.Add(random.Next(8) switch
            {
                0 => new LayerNorm(1e-3),
                1 => new Dropout(0.3),
                2 => new PReLU(),
                3 => new RReLU(),
                4 => new GumbelSoftmax(0.8),
                5 => new ActivationLayer(f),
                _ => new Dense(2 + random.Next(3), f) { HasBias = random.Next(5) > 0 },
            });
        }
        CostCase<double> examples = CostTable.Case<double>(costRow, Rows, 3, seed);
        layers.Add(new Dense(examples.Width, Last(costRow.Domain, random)));
        int inputs = 1 + random.Next(4);
        var network = new Network<double>(inputs, layers, seed: (ulong)seed);
        Examples.Uniform<double>(network.Parameters.Length, seed, -0.9, 0.9).CopyTo(network.Parameters);
        return new(network, Examples.Uniform<double>(Rows * inputs, seed + 1), examples.Y, examples.Cost, $"seed {seed}, {name}:{Environment.NewLine}{network}");
    }
}
