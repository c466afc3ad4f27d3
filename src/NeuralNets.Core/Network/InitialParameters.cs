using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>What a parameter is before it has learnt anything.</summary>
internal static class InitialParameters
{
    public static void Draw<T>(Architecture architecture, ParameterBlock block, ulong seed, Span<T> parameters) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Layer layer = architecture.Layers[block.Layer];
        IInitializer initializer = (layer, block.Name) switch
        {
            (Dense dense, "weight") => dense.WeightInitializer ?? DefaultFor(dense.Activation),
            (Dense dense, _) => dense.BiasInitializer ?? Initializer.Zeros,
            (PReLU prelu, _) => Initializer.Constant(prelu.InitialSlope),
            (_, "scale") => Initializer.Ones,
            _ => Initializer.Zeros,
        };
        ulong stream = block.Name == "weight" ? Streams.Weights(block.Layer) : Streams.Biases(block.Layer);
        initializer.Initialize(ParameterView.Vector(parameters, block), architecture.InputsOf(block.Layer), block.Outputs, new RandomStream(seed, stream));
    }

    // What passes about half of its inputs on needs weights of twice the variance (He et al. 2015); SELU keeps mean and variance
    // only with LeCun's (Klambauer et al. 2017).
    private static IInitializer DefaultFor(IActivation activation) => activation switch
    {
        Activation.BuiltIn<Activation.SELUOperator> => Initializer.LeCunNormal,
        Activation.BuiltIn<Activation.ReLUOperator> or Activation.BuiltIn<Activation.LeakyReLUOperator> or
        Activation.BuiltIn<Activation.ReLU6Operator> or Activation.BuiltIn<Activation.ThresholdOperator> or
        Activation.BuiltIn<Activation.ELUOperator> or Activation.BuiltIn<Activation.CELUOperator> or
        Activation.BuiltIn<Activation.GELUOperator> or Activation.BuiltIn<Activation.GELUTanhOperator> or
        Activation.BuiltIn<Activation.MishOperator> or Activation.BuiltIn<Activation.SiLUOperator> or
        Activation.BuiltIn<Activation.SwishOperator> or Activation.BuiltIn<Activation.HardSwishOperator> => Initializer.HeNormal,
        _ => Initializer.GlorotUniform,
    };
}
