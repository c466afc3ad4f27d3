using NeuralNets.Insight;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight;

/// <summary>Each kind of bug in each kind of function, alone and inside a network; the same functions without it.</summary>
public class PlantedBugTests
{
    private static readonly (Func<Bug, IActivation> Make, Bug[] Bugs)[] s_activations =
    [
        (bug => new Elementwise<BuggyCubic>(new BuggyCubic(bug)), [Bug.WrongSign, Bug.MissingFactor]),
        (bug => new BuggyNeighbours(bug), [Bug.WrongSign, Bug.MissingFactor, Bug.SwappedIndex]),
        (bug => new BuggyCubicRows(bug), [Bug.WrongSign, Bug.MissingFactor, Bug.SwappedIndex]),
    ];

    private static readonly (Func<Bug, ICost> Make, Bug[] Bugs)[] s_costs =
    [
        (bug => new BuggyFourthPower(bug), [Bug.WrongSign, Bug.MissingFactor, Bug.SwappedIndex]),
        (bug => new BuggyRowCost(bug), [Bug.WrongSign, Bug.MissingFactor, Bug.SwappedIndex]),
    ];

    public static TheoryData<int, Bug> ActivationBugs() => Cases(s_activations.Select(row => row.Bugs));

    public static TheoryData<int, Bug> CostBugs() => Cases(s_costs.Select(row => row.Bugs));

    [Theory, MemberData(nameof(ActivationBugs))]
    public void ABugInAnActivationIsFound(int function, Bug bug)
    {
        IActivation activation = s_activations[function].Make(bug);
        AssertVerdict(bug, GradientCheck.Of(activation));
        AssertVerdict(bug, GradientCheck.Of(activation, [0.3, -0.7, 1.2, 0.4, -0.9, 0.8], 3));
        AssertVerdict(bug, InNetwork([new Dense(4, activation), new Dense(3, Activation.Tanh)], Cost.SquaredError));
        AssertVerdict(bug, InNetwork([new Dense(4, Activation.Tanh), new Dense(3, activation)], Cost.SquaredError));
    }

    [Theory, MemberData(nameof(CostBugs))]
    public void ABugInACostIsFound(int function, Bug bug)
    {
        ICost cost = s_costs[function].Make(bug);
        AssertVerdict(bug, GradientCheck.Of(cost));
        AssertVerdict(bug, GradientCheck.Of(cost, [0.3, -0.7, 1.2, 0.4, -0.9, 0.8], [0.1, 0.2, 0.3, 0.9, 0.5, -0.6], 3));
        AssertVerdict(bug, InNetwork([new Dense(4, Activation.Tanh), new Dense(3, Activation.Identity)], cost));
    }

    [Fact]
    public void ABugInOneWeightOfManyIsFoundAlongRandomDirections()
    {
        var network = new Network<float>(60, [new Dense(50, new OneWrongNeuron(17)), new Dense(3, Activation.Identity)], seed: 2);
        var options = new GradientCheckOptions { EntriesPerBlock = 1 };
        GradientCheckReport report = GradientCheck.Of(network, Examples.Uniform<float>(4 * 60, 3), Examples.Uniform<float>(4 * 3, 4), Cost.SquaredError, options);
        Assert.Equal(GradientCheckVerdict.Failed, report.Verdict);
        Assert.Contains(report.Groups, group => group.Name == "layer 0, weight, along random directions" && group.Count(GradientAgreement.Differs) == options.Directions);
        Assert.All(report.Groups.Where(group => group.Name.StartsWith("layer 1", StringComparison.Ordinal)), group => Assert.Equal(0, group.Count(GradientAgreement.Differs)));
    }

    private static GradientCheckReport InNetwork(Layer[] layers, ICost cost)
    {
        var network = new Network<float>(4, layers, seed: 1);
        return GradientCheck.Of(network, Examples.Uniform<float>(5 * 4, 2), Examples.Uniform<float>(5 * 3, 3), cost);
    }

    private static void AssertVerdict(Bug bug, GradientCheckReport report) =>
        Assert.True(report.Verdict == (bug == Bug.None ? GradientCheckVerdict.Passed : GradientCheckVerdict.Failed), report.ToString());

    private static TheoryData<int, Bug> Cases(IEnumerable<Bug[]> bugs)
    {
        var data = new TheoryData<int, Bug>();
        foreach ((int i, Bug[] row) in bugs.Index())
        {
            foreach (Bug bug in (Bug[])[Bug.None, .. row])
                data.Add(i, bug);
        }
        return data;
    }
}
