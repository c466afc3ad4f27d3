namespace NeuralNets.Persistence;

internal static partial class BuiltIns
{
    public static IReadOnlyList<BuiltIn<IInitializer>> Initializers { get; } =
    [
        new(nameof(Initializer.Zeros), Initializer.Zeros),
        new(nameof(Initializer.Ones), Initializer.Ones),
        new(nameof(Initializer.Constant), [new("value", 0)], s => Initializer.Constant(s[0]),
            i => i is Initializer.ConstantInitializer { Value: var value } ? [value] : null),
        new(nameof(Initializer.Uniform), [new("low", -1), new("high", 1)], s => Initializer.Uniform(s[0], s[1]),
            i => i is Initializer.UniformInitializer { Low: var low, High: var high } ? [low, high] : null),
        new(nameof(Initializer.Normal), [new("mean", 0), new("std", 1)], s => Initializer.Normal(s[0], s[1]),
            i => i is Initializer.NormalInitializer { Mean: var mean, Std: var std } ? [mean, std] : null),
        new(nameof(Initializer.TruncatedNormal), [new("mean", 0), new("std", 1)], s => Initializer.TruncatedNormal(s[0], s[1]),
            i => i is Initializer.TruncatedNormalInitializer { Mean: var mean, Std: var std } ? [mean, std] : null),
        new(nameof(Initializer.GlorotUniform), Initializer.GlorotUniform),
        new(nameof(Initializer.GlorotUniformWith), [new("gain", 1)], s => Initializer.GlorotUniformWith(s[0]),
            i => i is Initializer.GlorotUniformInitializer { Gain: var gain } ? [gain] : null),
        new(nameof(Initializer.GlorotNormal), Initializer.GlorotNormal),
        new(nameof(Initializer.GlorotNormalWith), [new("gain", 1)], s => Initializer.GlorotNormalWith(s[0]),
            i => i is Initializer.GlorotNormalInitializer { Gain: var gain } ? [gain] : null),
        new(nameof(Initializer.HeUniform), Initializer.HeUniform),
        new(nameof(Initializer.HeUniformWith), [new("gain", Math.Sqrt(2))], s => Initializer.HeUniformWith(s[0]),
            i => i is Initializer.HeUniformInitializer { Gain: var gain } ? [gain] : null),
        new(nameof(Initializer.HeNormal), Initializer.HeNormal),
        new(nameof(Initializer.HeNormalWith), [new("gain", Math.Sqrt(2))], s => Initializer.HeNormalWith(s[0]),
            i => i is Initializer.HeNormalInitializer { Gain: var gain } ? [gain] : null),
        new(nameof(Initializer.LeCunUniform), Initializer.LeCunUniform),
        new(nameof(Initializer.LeCunNormal), Initializer.LeCunNormal),
        new(nameof(Initializer.TorchLinearDefault), Initializer.TorchLinearDefault),
        new(nameof(Initializer.VarianceScaling), [new("scale", 1), new("mode", (int)FanMode.FanIn), new("distribution", (int)WeightDistribution.TruncatedNormal)],
            s => Initializer.VarianceScaling(s[0], (FanMode)s[1], (WeightDistribution)s[2]),
            i => i is Initializer.VarianceScalingInitializer { Scale: var scale, Mode: var mode, Distribution: var distribution } ? [scale, (int)mode, (int)distribution] : null),
        new(nameof(Initializer.Orthogonal), [new("gain", 1)], s => Initializer.Orthogonal(s[0]),
            i => i is Initializer.OrthogonalInitializer { Gain: var gain } ? [gain] : null),
        new(nameof(Initializer.Identity), [new("gain", 1)], s => Initializer.Identity(s[0]),
            i => i is Initializer.IdentityInitializer { Gain: var gain } ? [gain] : null),
        new(nameof(Initializer.Sparse), [new("sparsity", 0.5), new("std", 0.01)], s => Initializer.Sparse(s[0], s[1]),
            i => i is Initializer.SparseInitializer { Sparsity: var sparsity, Std: var std } ? [sparsity, std] : null),
    ];
}
