using NeuralNets.Benchmarks.Peers;

namespace NeuralNets.Benchmarks.Cases;

internal enum Product
{
    WeightedSum,        // z [rows × outputs] = a [rows × inputs]·w [inputs × outputs]
    BackwardToInputs,   // da [rows × inputs] = dz [rows × outputs]·wᵀ
    WeightGradient,     // dw [inputs × outputs] = aᵀ·dz
}

/// <summary>One of the three products of a dense layer.</summary>
internal sealed record KernelCase(Product Product, int Rows, int Inputs, int Outputs, bool ForDouble) : Case
{
    private static readonly (int Rows, int Inputs, int Outputs)[] Shapes =
    [
        (1, 784, 30),
        (10, 784, 30),
        (32, 784, 128),
        (128, 784, 512),
        (256, 1024, 1024),
        (1024, 1024, 1024),
        (60000, 784, 128),
        (1, 1024, 1024),
        (1, 4096, 4096),
    ];

    public static IEnumerable<KernelCase> All => Of(Shapes);

    public static IEnumerable<KernelCase> Of((int Rows, int Inputs, int Outputs)[] shapes) =>
        from isDouble in new[] { false, true }
        from product in Enum.GetValues<Product>()
        from shape in shapes
        select new KernelCase(product, shape.Rows, shape.Inputs, shape.Outputs, isDouble);

    public override string Name => $"{ProductName} {Rows}×{Inputs}×{Outputs} {TypeName}";

    public override bool IsDouble => ForDouble;

    public override bool Threaded => true;

    public override double Flops => 2.0 * Rows * Inputs * Outputs;

    public override double Bytes => ((double)Rows * (Inputs + Outputs) + (double)Inputs * Outputs) * SizeOfNumber;

    public override Subject? Prepare(Peer peer, int threads) =>
        IsDouble ? peer.Prepare<double>(this, threads) : peer.Prepare<float>(this, threads);

    private string ProductName => Product switch
    {
        Product.WeightedSum => "weighted sum",
        Product.BackwardToInputs => "backward to inputs",
        _ => "weight gradient",
    };
}
