namespace NeuralNets;

/// <summary>One step from inputs to outputs: what a network is built from.</summary>
public abstract record Layer
{
    private protected Layer() { }
}

/// <summary>Neurons that each see every input: z = a·W + b, then the activation.</summary>
/// <param name="Size">Neurons, at least 1.</param>
/// <param name="Activation">What each does with its weighted sum.</param>
public sealed record Dense(int Size, IActivation Activation) : Layer
{
    /// <summary>Draws the weights; null: what suits the activation (He for ReLU and its kin, LeCun for SELU, else Glorot).</summary>
    public IInitializer? WeightInitializer { get; init; }

    /// <summary>Draws the biases; null: zeros.</summary>
    public IInitializer? BiasInitializer { get; init; }

    /// <summary>False: z = a·W alone.</summary>
    public bool HasBias { get; init; } = true;
}

/// <summary>An activation alone: a = f(z).</summary>
/// <param name="Activation">The function.</param>
public sealed record ActivationLayer(IActivation Activation) : Layer;

/// <summary>
/// In training, sets each value to 0 with probability <paramref name="Rate"/> and multiplies the others by 1/(1−Rate); in
/// prediction it does nothing. Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting".
/// </summary>
/// <param name="Rate">0 ≤ Rate &lt; 1.</param>
public sealed record Dropout(double Rate) : Layer;

/// <summary>
/// Standardises each row, then scales and shifts it: a = scale·(x − μ)/√(v + ε) + shift, with mean μ and variance v of the row.
/// Ba, Kiros, Hinton 2016, "Layer normalization".
/// </summary>
/// <param name="Epsilon">Keeps the root away from 0; positive.</param>
public sealed record LayerNorm(double Epsilon = 1e-5) : Layer;
