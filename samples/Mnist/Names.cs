namespace NeuralNets.Samples;

/// <summary>What can be named on the command line; docs/functions.md has many more.</summary>
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

    public static readonly Dictionary<string, Func<Schedule, Optimizer>> Optimizers = new()
    {
        ["sgd"] = lr => new SGD(lr),
        ["momentum"] = lr => new SGD(lr, momentum: 0.9),
        ["nesterov"] = lr => new SGD(lr, momentum: 0.9, nesterov: true),
        ["adagrad"] = lr => new AdaGrad(lr),
        ["rmsprop"] = lr => new RMSProp(lr),
        ["adam"] = lr => new Adam(lr),
        ["adamw"] = lr => new AdamW(lr),
        ["nadam"] = lr => new NAdam(lr),
        ["radam"] = lr => new RAdam(lr),
        ["lion"] = lr => new Lion(lr),
    };

    /// <summary>From the rate and the steps of the whole run.</summary>
    public static readonly Dictionary<string, Func<double, long, Schedule>> Schedules = new()
    {
        ["constant"] = (rate, _) => rate,
        ["cosine"] = (rate, steps) => Schedule.CosineAnnealing(rate, lrMin: 0, steps),
        ["one-cycle"] = (rate, steps) => Schedule.OneCycle(rate, steps),
    };
}
