namespace NeuralNets.Insight;

/// <summary>What gradient descent meets: the path of the cost downhill, how long a step may be, and whether the gradient arrives in every layer.</summary>
/// <remarks>
/// A data set is read some rows at a time. Layers that draw random numbers (dropout, RReLU, GumbelSoftmax) are taken as in
/// prediction. The network is only read.
/// </remarks>
public static partial class Descent
{
}
