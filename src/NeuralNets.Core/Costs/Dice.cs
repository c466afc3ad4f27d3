using NeuralNets.Kernels;

namespace NeuralNets;

public static partial class Cost
{
    /// <summary>What two sets do not share: C = 1 − N/U, N = 2·Σ a·y + smooth, U = Σ a + Σ y + smooth; da = (N − 2·y·U)/U².</summary>
    /// <param name="smooth">Not negative; above 0 it makes the cost of two empty sets 0. Keras has 1e−7.</param>
    /// <remarks>
    /// Outputs and targets lie in [0, 1]: how much of each entry belongs to the set. Milletari et al. 2016, "V-Net: fully
    /// convolutional neural networks for volumetric medical image segmentation".
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A parameter outside its range.</exception>
    public static ICost Dice(double smooth = 1) => new OfRows<DiceCost>(new(Setting.NotNegative(smooth)));

    internal readonly record struct DiceCost(double Smooth) : IRowCost
    {
        public static string Name => nameof(Dice);

        // N and U of Tversky are half of these.
        private TverskyCost Same => new(0.5, 0.5, Smooth / 2);

        public double Evaluate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => Same.Evaluate(row);

        public void Differentiate<TLane, T>(CostRow<TLane, T> row) where TLane : unmanaged, ILane<TLane, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => Same.Differentiate(row);

        public void Differentiate<T>(DualRow<T> row) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Same.Differentiate(row);
    }
}
