namespace NeuralNets.Samples;

/// <summary>The functions that can be named on the command line.</summary>
internal static class Names
{
    public static readonly Dictionary<string, IActivation> Activations = new()
    {
        ["sigmoid"] = Activation.Sigmoid,
        ["tanh"] = Activation.Tanh,
        ["relu"] = Activation.ReLU,
        ["leaky-relu"] = Activation.LeakyReLU(),
        ["elu"] = Activation.ELU(),
        ["silu"] = Activation.SiLU,
        ["gelu"] = Activation.GELUTanh,
        ["softmax"] = Activation.Softmax,
        ["identity"] = Activation.Identity,
    };

    public static readonly Dictionary<string, ICost> Costs = new()
    {
        ["squared-error"] = Cost.SquaredError,
        ["half-squared-error"] = Cost.HalfSquaredError,
        ["mean-squared-error"] = Cost.MeanSquaredError,
        ["cross-entropy"] = Cost.CrossEntropy,
        ["binary-cross-entropy"] = Cost.BinaryCrossEntropy,
    };

    /// <summary>null: what suits the activation.</summary>
    public static readonly Dictionary<string, IInitializer?> Initializers = new()
    {
        ["suited"] = null,
        ["glorot"] = Initializer.GlorotUniform,
        ["he"] = Initializer.HeNormal,
        ["lecun"] = Initializer.LeCunNormal,
        ["normal"] = Initializer.Normal(mean: 0, std: 1),
    };
}
