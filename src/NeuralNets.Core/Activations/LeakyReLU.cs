using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Activation
{
    /// <summary>Leaky rectifier: a = z for z &gt; 0, slope·z otherwise; the derivative at 0 is the slope.</summary>
    /// <param name="slope">The slope below zero, any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">A slope that is not finite.</exception>
    /// <remarks>Maas, Hannun, Ng 2013, "Rectifier nonlinearities improve neural network acoustic models".</remarks>
    public static IActivation LeakyReLU(double slope = 0.01) => new BuiltIn<LeakyReLUOperator>(new(Setting.Finite(slope)));

    internal readonly record struct LeakyReLUOperator(double Slope) : IElementwiseOperator
    {
        public static string Name => nameof(LeakyReLU);

        private readonly Rounded _slope = new(Slope);

        public TLane Value<TLane, T>(TLane z) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), z, _slope.Lane<TLane, T>() * z);

        public TLane Derivative<TLane, T>(TLane z, TLane a) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            TLane.SelectGreater(z, TLane.Constant(0), TLane.Constant(1), _slope.Lane<TLane, T>());
    }
}
