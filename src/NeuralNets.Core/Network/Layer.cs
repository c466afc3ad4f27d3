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

/// <summary>
/// Leaky rectifier whose slopes are learnt, one a unit: a = z for z &gt; 0, else s·z; at 0 the derivative in z is s. The gradient
/// of a slope is ∂C/∂s = Σ ∂C/∂a·min(z, 0) over the rows; its block of parameters is called "slope".
/// </summary>
/// <param name="InitialSlope">What every slope starts at; any finite number.</param>
/// <remarks>
/// He, Zhang, Ren, Sun 2015, "Delving deep into rectifiers". The Dense before it takes the activation Identity;
/// <see cref="Initializer.HeNormal"/> suits its weights.
/// </remarks>
public sealed record PReLU(double InitialSlope = 0.25) : Layer;

/// <summary>
/// Leaky rectifier with random slopes: in training a = z for z &gt; 0, else s·z with s uniform between <paramref name="Lower"/> and
/// <paramref name="Upper"/>, drawn anew for every step, row and unit; in prediction s is the mean slope (Lower + Upper)/2.
/// </summary>
/// <param name="Lower">The least slope, finite.</param>
/// <param name="Upper">The greatest slope, finite, at least Lower.</param>
/// <remarks>
/// A draw hangs on the network's seed, the layer, the gradient's Step, the row's place in the whole set and the unit alone. Xu,
/// Wang, Chen, Li 2015, "Empirical evaluation of rectified activations in convolutional network".
/// </remarks>
public sealed record RReLU(double Lower = 1.0 / 8, double Upper = 1.0 / 3) : Layer;

/// <summary>
/// A soft choice among the values of a row: in training a = softmax((z + g)/T) with Gumbel noise g = −ln(−ln u), u uniform between
/// 0 and 1, drawn anew for every step, row and unit; in prediction a = softmax(z/T). As T → 0 the training output becomes a
/// one-hot draw from the classes with probabilities softmax(z).
/// </summary>
/// <param name="Temperature">T, positive and finite.</param>
/// <remarks>
/// A layer, not an activation, for it draws: as the last layer it does not compose with cross-entropy, which then sees its outputs
/// as probabilities; a classifier ends in <see cref="Activation.Softmax"/>. A draw hangs on the same as that of <see cref="RReLU"/>.
/// Jang, Gu, Poole 2016, "Categorical reparameterization with Gumbel-softmax"; Maddison, Mnih, Teh 2016, "The concrete
/// distribution: a continuous relaxation of discrete random variables".
/// </remarks>
public sealed record GumbelSoftmax(double Temperature = 1) : Layer;
