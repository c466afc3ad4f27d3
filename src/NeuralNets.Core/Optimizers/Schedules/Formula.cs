using System.Runtime.CompilerServices;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>A formula of the step alone.</summary>
    internal abstract record Formula : Schedule
    {
        public sealed override double Rate(long step)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(step);
            return At(step);
        }

        /// <summary>lr(t), t ≥ 0.</summary>
        protected abstract double At(long t);
    }

    // A number of steps, at least 1.
    private static long Positive(long steps, [CallerArgumentExpression(nameof(steps))] string? name = null) =>
        steps > 0 ? steps : throw new ArgumentOutOfRangeException(name, steps, $"{name} is {steps}; it must be at least 1.");
}
