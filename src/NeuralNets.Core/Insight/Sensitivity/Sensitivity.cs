namespace NeuralNets.Insight;

/// <summary>
/// How much the cost, or an output, hangs on each weight, input and example. Every call takes a data set, read some rows at a
/// time: one example is <c>data.Subset(7..8)</c>, a batch <c>data.Subset(..32)</c>.
/// </summary>
/// <remarks>
/// Layers that draw random numbers (dropout, RReLU, GumbelSoftmax) are taken as in prediction. The network is only read.
/// </remarks>
public static partial class Sensitivity
{
}
