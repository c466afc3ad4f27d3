namespace NeuralNets;

/// <summary>What <see cref="Initializer.VarianceScaling"/> divides the variance by.</summary>
public enum FanMode
{
    /// <summary>The number of inputs: values keep their size on the way forward.</summary>
    FanIn,

    /// <summary>The number of outputs: gradients keep their size on the way back.</summary>
    FanOut,

    /// <summary>The mean of both.</summary>
    FanAverage,
}
