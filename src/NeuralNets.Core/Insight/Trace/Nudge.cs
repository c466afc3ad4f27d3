using System.Globalization;

namespace NeuralNets.Insight;

/// <summary>Where a value should go for the cost to fall.</summary>
public enum NudgeDirection
{
    /// <summary>∂C/∂value is negative.</summary>
    Rise,

    /// <summary>∂C/∂value is positive.</summary>
    Fall,

    /// <summary>∂C/∂value is 0: it does not matter here.</summary>
    Stay,
}

/// <summary>A value of the network and how the cost depends on it.</summary>
/// <param name="Name">"layer 1, w[2, 17]", "layer 0, a[17]", "input[17]" or "output[2]".</param>
/// <param name="Index">Of the neuron or input; of a weight the neuron it leads to.</param>
/// <param name="Source">Of a weight the neuron or input it comes from; else −1.</param>
/// <param name="Value">What it is.</param>
/// <param name="Gradient">∂C/∂value. A small step −ε·Gradient changes the cost by −ε·Gradient².</param>
public sealed record Nudge(string Name, int Index, int Source, double Value, double Gradient)
{
    /// <summary>Where it should go.</summary>
    public NudgeDirection Direction => Gradient < 0 ? NudgeDirection.Rise : Gradient > 0 ? NudgeDirection.Fall : NudgeDirection.Stay;

    /// <summary>One line: name, value, direction, gradient.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value:G4} should {Should} (∂C = {Gradient:G4})");

    internal string Should => Direction switch { NudgeDirection.Rise => "rise", NudgeDirection.Fall => "fall", _ => "stay" };

    /// <summary>The largest by |∂C/∂value|, largest first; equals in their order. NaN counts as larger than anything.</summary>
    internal static Nudge[] Largest(int count, int of, Func<int, double> gradient, Func<int, Nudge> nudge)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var largest = new Largest(count);
        for (int i = 0; i < of; i++)
            largest.Add(i, gradient(i));
        return [.. largest.TakeIndices().Select(nudge)];
    }
}
