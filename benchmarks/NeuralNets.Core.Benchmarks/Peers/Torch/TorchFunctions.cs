using NeuralNets.Benchmarks.Cases;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NeuralNets.Benchmarks.Peers;

/// <summary>The functions under TorchSharp's names, with the library's defaults.</summary>
internal static class TorchFunctions
{
    public static Func<Tensor, Tensor> Of(Function function) => function switch
    {
        Function.Exponential => z => z.exp(),
        Function.Log => z => z.log(),
        Function.Tanh => z => z.tanh(),
        Function.Sigmoid => z => z.sigmoid(),
        Function.Softplus => z => F.softplus(z),
        Function.ReLU => z => F.relu(z),
        Function.LeakyReLU => z => F.leaky_relu(z),
        Function.ReLU6 => z => F.relu6(z),
        Function.Threshold => z => F.threshold(z, 0, 0),
        Function.ELU => z => F.elu(z, 1),
        Function.SELU => z => F.selu(z),
        Function.CELU => z => F.celu(z, 1),
        Function.GELU => F.gelu,
        Function.GELUTanh => z => F.gelu(z, TorchSharp.Modules.GELU.Approximate.tanh),
        Function.SiLU => z => F.silu(z),
        Function.Mish => z => F.mish(z),
        Function.Softsign => z => F.softsign(z),
        Function.LogSigmoid => z => F.logsigmoid(z),
        Function.HardSigmoid => z => F.hardsigmoid(z),
        Function.HardSwish => z => F.hardswish(z),
        Function.HardTanh => z => z.clamp(-1, 1),   // hardtanh of TorchSharp 0.107 returns its input
        Function.TanhShrink => z => F.tanhshrink(z),
        Function.SoftShrink => z => F.softshrink(z),
        Function.HardShrink => z => F.hardshrink(z),
        Function.Sine => z => z.sin(),
        Function.Cosine => z => z.cos(),
        _ => z => z.atan(),
    };
}
