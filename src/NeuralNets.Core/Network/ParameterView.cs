using System.Numerics.Tensors;

namespace NeuralNets;

/// <summary>Views of one block of parameters or gradients.</summary>
internal static class ParameterView
{
    /// <summary>[outputs, inputs] over memory that is input-major: w[j, k] leads from neuron k to neuron j.</summary>
    public static TensorSpan<T> Weights<T>(Span<T> values, ParameterBlock block)
    {
        // An axis of length 1 must have stride 0: TensorSpan refuses any other.
        nint outputStride = block.Outputs == 1 ? 0 : 1;
        nint inputStride = block.Inputs == 1 ? 0 : block.Outputs;
        return new TensorSpan<T>(Vector(values, block), [block.Outputs, block.Inputs], [outputStride, inputStride]);
    }

    public static Span<T> Vector<T>(Span<T> values, ParameterBlock block) => values.Slice(block.Offset, block.Length);
}
