using NeuralNets.Tests.Kernels;

namespace NeuralNets.Tests.Optimizers;

/// <summary>Optimizers against their scalar loops, bit for bit: every vector width, every length of tail, one to three threads.</summary>
[Collection(VectorWidths.Name)]
public sealed class OptimizerBitTests
{
    private const int Steps = 3, Long = 3 * (1 << 14) + 5;   // four parts: enough for three threads

    public static TheoryData<string> Elementwise =>
        [.. OptimizerTable.Rows.Where(row => row.Value is not (Adafactor or Muon)).Select(row => row.Key)];

    public static TheoryData<string> Blockwise => [.. OptimizerTable.Rows.Where(row => row.Value is Adafactor or Muon).Select(row => row.Key)];

    [Theory, MemberData(nameof(Elementwise))]
    public void Steps_equal_the_reference_loop(string name)
    {
        Check<double>();
        Check<float>();

        void Check<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int n = 1; n <= 35; n++)
                Compare<T>(n, threads: 1);
            Compare<T>(Long, threads: 3);
        }

        void Compare<T>(int n, int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Optimizer optimizer = OptimizerTable.Rows[name];
            T[] w = Samples.Uniform(n, -1, 1, n).To<T>();
            T[][] gradients = [.. Enumerable.Range(0, Steps).Select(t => Samples.Uniform(n, -1, 1, 100 + t).To<T>())];
            T[] want = OptimizerReference.Run(optimizer, w, gradients);
            foreach (int bits in VectorWidths.All)
            {
                T[] got = VectorWidths.At(bits, () => Gradients.Run(optimizer, Gradients.Vector(w, threads), gradients));
                SameBits.Assert<T>(want, got, $"{name}, {n} values, {bits} bits, {threads} threads");
            }
        }
    }

    [Theory, MemberData(nameof(Blockwise))]
    public void Steps_of_whole_blocks_equal_the_reference_loop(string name)
    {
        Check<double>(5, [7, 3]);
        Check<float>(5, [7, 3]);
        Check<double>(1, [4, 1, 33]);
        Check<float>(70, [61, 17]);
        Check<float>(1, [150, 120]);

        void Check<T>(int inputs, int[] sizes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Optimizer optimizer = OptimizerTable.Rows[name];
            Network<T> New(int threads) => new(inputs, [.. sizes.Select(size => new Dense(size, Activation.Tanh) { BiasInitializer = Initializer.Uniform(-0.5, 0.5) })], seed: 3) { MaxThreads = threads };
            int n = New(1).Parameters.Length;
            T[][] gradients = [.. Enumerable.Range(0, Steps).Select(t => Samples.Uniform(n, -1, 1, 100 + t).To<T>())];
            T[] want = BlockReference.Run(optimizer, New(1), gradients);
            foreach (int bits in VectorWidths.All)
            {
                foreach (int threads in new[] { 1, 3 })
                    SameBits.Assert<T>(want, VectorWidths.At(bits, () => Gradients.Run(optimizer, New(threads), gradients)), $"{name}, {bits} bits, {threads} threads");
            }
        }
    }
}
