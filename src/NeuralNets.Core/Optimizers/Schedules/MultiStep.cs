using NeuralNets.Kernels;

namespace NeuralNets;

public abstract partial record Schedule
{
    /// <summary>lr(t) = lr·gamma^(number of milestones ≤ t): a factor at each milestone.</summary>
    /// <param name="lr">Finite, not negative.</param>
    /// <param name="milestones">Steps in ascending order, none negative; copied. One that comes twice counts twice.</param>
    /// <param name="gamma">The factor: finite, not negative.</param>
    /// <remarks>As PyTorch's MultiStepLR.</remarks>
    /// <exception cref="ArgumentException">Milestones are null, negative or not in order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another parameter is out of its range.</exception>
    public static Schedule MultiStep(double lr, IReadOnlyList<int> milestones, double gamma = 0.1)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        int[] copy = [.. milestones];
        for (int i = 0; i < copy.Length; i++)
        {
            int least = i == 0 ? 0 : copy[i - 1];
            if (copy[i] < least)
                throw new ArgumentException($"milestones[{i}] is {copy[i]}, below {least}: milestones are steps in ascending order.", nameof(milestones));
        }
        return new MultiStepSchedule(Setting.NotNegative(lr), copy, Setting.NotNegative(gamma));
    }

    internal sealed record MultiStepSchedule(double Lr, int[] Milestones, double Gamma) : Formula
    {
        protected override double At(long t) => Lr * Powers.Of(Gamma, Milestones.Count(milestone => milestone <= t));

        // An array would compare by reference.
        public bool Equals(MultiStepSchedule? other) =>
            other is not null && Lr.Equals(other.Lr) && Gamma.Equals(other.Gamma) && Milestones.AsSpan().SequenceEqual(other.Milestones);

        public override int GetHashCode() => Milestones.Aggregate(HashCode.Combine(Lr, Gamma), HashCode.Combine);

        public override string ToString() =>
            FormattableString.Invariant($"{nameof(MultiStepSchedule)} {{ Lr = {Lr}, Milestones = [{string.Join(", ", Milestones)}], Gamma = {Gamma} }}");
    }
}
