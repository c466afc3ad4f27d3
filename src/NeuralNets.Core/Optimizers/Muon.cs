using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// Muon, for the weight matrices of hidden layers: b += (1 − μ)·(g − b); u = g + μ·(b − g) with nesterov, else b; O = u made
/// orthogonal by a Newton-Schulz iteration; w = w·(1 − lr·weightDecay) − lr·√max(1, outputs/inputs)·O. All other parameters
/// are moved by <see cref="Others"/>.
/// </summary>
/// <remarks>
/// Jordan and others 2024, "Muon: an optimizer for hidden layers in neural networks": biases, scales and the last layer want
/// a rule like AdamW. <see cref="Optimizer.Clip"/> holds for the whole gradient; decay, L1 and learning rate of the other
/// parameters are settings of <see cref="Others"/>.
/// </remarks>
public sealed record Muon : Optimizer
{
    /// <summary>All settings may be omitted.</summary>
    /// <param name="lr">The learning rate of each step; 0.001 if omitted.</param>
    /// <param name="weightDecay">Decoupled; not negative.</param>
    /// <param name="momentum">μ in [0, 1).</param>
    /// <param name="nesterov">Whether the step looks ahead.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting out of range.</exception>
    public Muon(Schedule? lr = null, double weightDecay = 0.1, double momentum = 0.95, bool nesterov = true) : base(lr ?? 1e-3, weightDecay, decoupled: true)
    {
        Momentum = Setting.Fraction(momentum, orZero: true);
        Nesterov = nesterov;
    }

    /// <summary>μ: how long the mean gradient remembers.</summary>
    public double Momentum { get; }

    /// <summary>Whether the step looks ahead.</summary>
    public bool Nesterov { get; }

    /// <summary>Moves what is not a weight matrix of a hidden layer. <see cref="AdamW"/> unless said.</summary>
    /// <exception cref="ArgumentException">Muon itself, or a rule with a Clip of its own.</exception>
    public Optimizer Others
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Others));
            if (value is Muon)
                throw new ArgumentException("Others is Muon: it must be a rule for vectors too, such as AdamW.", nameof(Others));
            if (value.Clip is not null)
                throw new ArgumentException("Others has a Clip: clipping holds for the whole gradient, so set it on Muon.", nameof(Others));
            field = value;
        }
    } = new AdamW();

    /// <summary>Whether the last weight matrix is treated as those of hidden layers are.</summary>
    public bool AppliesToOutputLayer { get; init; }

    internal override OptimizerState<T> CreateState<T>(Network<T> network, IReadOnlyList<ParameterBlock> blocks)
    {
        int last = AppliesToOutputLayer ? -1 : network.Blocks.LastOrDefault(block => block.Name == "weight").Layer;
        ParameterBlock[] matrices = [.. blocks.Where(block => block.Name == "weight" && block.Layer != last)];
        return new MuonState<T>(this, network, matrices, Others.CreateState(network, [.. blocks.Except(matrices)]));
    }

    // u has the place of a second array of state; O is taken off w when it is known.
    internal readonly struct Rule<TNesterov>(double momentum) : IUpdateOperator where TNesterov : struct, ISwitch
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T>(TLane w, TLane g, ref TLane b, ref TLane u, ref TLane s2) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            b = TLane.FusedMultiplyAdd(TLane.Constant(1 - momentum), g - b, b);
            u = TNesterov.IsOn ? TLane.FusedMultiplyAdd(TLane.Constant(momentum), b - g, g) : b;
            return w;
        }
    }
}
