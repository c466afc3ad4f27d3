namespace NeuralNets.Insight;

/// <summary>What is minimised beside what is meant, at one moment of training.</summary>
/// <param name="Epoch">Epochs made before, over all temperatures; 0: before training.</param>
/// <param name="Temperature">Of the soft pieces; null: not told.</param>
/// <param name="Cost">Mean cost of the network as it learns: the surrogate.</param>
/// <param name="HardCost">Mean cost of the network with every soft piece hard; the same where there is none.</param>
/// <param name="Error">The 0-1 loss of the network as it learns: the share of rows with the wrong class; null: not counted.</param>
/// <param name="HardError">The 0-1 loss of the hard network; null: not counted.</param>
public sealed record SurrogateRecord(int Epoch, double? Temperature, double Cost, double HardCost, double? Error, double? HardError)
{
    /// <summary>HardCost − Cost: what hardening costs.</summary>
    public double Gap => HardCost - Cost;
}
