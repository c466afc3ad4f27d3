using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NeuralNets.Kernels;

namespace NeuralNets;

/// <summary>
/// The exponential moving average of a network's parameters, which often generalises better than the last ones:
/// average = decay·average + (1 − decay)·w. It starts as a copy of the parameters or, with bias correction, at 0, and is then
/// divided by 1 − decayᵗ where it is read.
/// </summary>
/// <remarks>Polyak, Juditsky 1992, "Acceleration of stochastic approximation by averaging"; the correction is that of Kingma, Ba 2014. One thread at a time.</remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class WeightAverage<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _average;
    private readonly UpdatePlan _plan;

    /// <summary>An average that begins now.</summary>
    /// <param name="network">Whose parameters are averaged.</param>
    /// <param name="decay">In [0, 1): about 1/(1 − decay) steps are remembered.</param>
    /// <param name="biasCorrection">Forgets the parameters of the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">A decay out of range.</exception>
    public WeightAverage(Network<T> network, double decay = 0.999, bool biasCorrection = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Decay = Setting.Fraction(decay, orZero: true);
        BiasCorrection = biasCorrection;
        _average = new(network.Parameters.Length);
        _plan = UpdatePlan.Of(_average.Length);
        if (!biasCorrection)
            network.Parameters.CopyTo(_average.Span);
    }

    /// <summary>Whose parameters are averaged.</summary>
    public Network<T> Network { get; }

    /// <summary>How much of the average stays at each update.</summary>
    public double Decay { get; }

    /// <summary>Whether the average starts at 0 and is corrected for it.</summary>
    public bool BiasCorrection { get; }

    /// <summary>How many updates have been made.</summary>
    public long Updates { get; internal set; }

    /// <summary>What a checkpoint keeps beside <see cref="Updates"/>.</summary>
    internal IReadOnlyList<StateTensor<T>> Tensors => [new("average", _average)];

    /// <summary>Takes in the network's parameters as they are: to be called after each step. Allocates nothing.</summary>
    public void Update()
    {
        Kernels.Update.Run(new Rule(Decay), _plan, Adjustment.None, _average.Span, Network.Parameters, default, default, default, Network.MaxThreads);
        Updates++;
    }

    /// <summary>Gives a network the averaged parameters: a clone to evaluate or save, or the averaged network itself at the end. Nothing else may use it meanwhile.</summary>
    /// <param name="target">With layers equal to those of <see cref="Network"/>.</param>
    /// <exception cref="ArgumentException">A network with other layers.</exception>
    /// <exception cref="InvalidOperationException">With bias correction, before the first update: there is nothing to average.</exception>
    public void CopyTo(Network<T> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.Architecture.Fits(Network.Architecture))
            throw new ArgumentException($"target has other layers ({target.Architecture}) than the averaged network ({Network.Architecture}).", nameof(target));
        if (!BiasCorrection)
        {
            _average.Span.CopyTo(target.Parameters);
            return;
        }
        if (Updates == 0)
            throw new InvalidOperationException("CopyTo before Update: with bias correction there is nothing to average yet.");
        TensorPrimitives.Divide(_average.Span, Number.Round<T>(1 - Powers.Of(Decay, Updates)), target.Parameters);
    }

    // The average has the place of the parameters, the parameters that of the gradient.
    private readonly struct Rule(double decay) : IUpdateOperator
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Update<TLane, T1>(TLane average, TLane w, ref TLane s0, ref TLane s1, ref TLane s2) where TLane : unmanaged, ILane<TLane, T1> where T1 : unmanaged, IBinaryFloatingPointIeee754<T1> =>
            TLane.FusedMultiplyAdd(TLane.Constant(decay), average, TLane.Constant(1 - decay) * w);
    }
}
