using NeuralNets.Insight;
using NeuralNets.Tests.Kernels;
using NeuralNets.Tests.Network;

namespace NeuralNets.Tests.Insight.Hebbian;

/// <summary>Every rule is its scalar loop to the last bit, at every vector width and number of threads.</summary>
[Collection(VectorWidths.Name)]
public class HebbianBitTests
{
    private const int Steps = 3;

    private static readonly HebbianRule[] Rules =
    [
        new Hebb(0.1), new Hebb(0.1, decay: 0.3), new Hebb(Schedule.Exponential(0.2, 0.5), normalize: true),
        new Oja(0.05), new OjaSubspace(0.05), new Sanger(0.05),
        new BCM(0.05), new BCM(0.05, thresholdRate: 0.7, decay: 0.1),
        new CompetitiveLearning(0.3), new CompetitiveLearning(0.3, leak: 0.01),
    ];

    public static TheoryData<int, bool> Cases => [.. Rules.SelectMany((_, i) => new (int, bool)[] { (i, true), (i, false) })];

    [Theory, MemberData(nameof(Cases))]
    public void EveryRuleIsItsScalarLoop(int rule, bool hasBias)
    {
        Check<float>(Rules[rule], new Dense(3, Activation.Tanh) { HasBias = hasBias, BiasInitializer = Initializer.Uniform(-1, 1) }, inputs: 5, rows: 4, threads: 1);
        Check<double>(Rules[rule], new Dense(3, Activation.Tanh) { HasBias = hasBias, BiasInitializer = Initializer.Uniform(-1, 1) }, inputs: 5, rows: 4, threads: 1);
        Check<float>(Rules[rule], new Dense(37, Activation.Identity) { HasBias = hasBias }, inputs: 203, rows: 101, threads: 3);
    }

    private static void Check<T>(HebbianRule rule, Dense layer, int inputs, int rows, int threads) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(inputs, [layer], seed: 3) { MaxThreads = threads };
        T[] x = Examples.Uniform<T>(rows * inputs, seed: 1);
        int weights = inputs * layer.Size;
        T[] w = network.Parameters[..weights].ToArray(), b = network.Parameters[weights..].ToArray(), theta = new T[rule is BCM ? layer.Size : 0];
        for (int step = 0; step < Steps; step++)
            HebbianReference<T>.Step(rule, layer, x, w, b, theta, step);

        foreach (int bits in VectorWidths.All)
        {
            Network<T> trained = network.Clone();
            var trainer = new HebbianTrainer<T>(trained, 0, rule);
            VectorWidths.At(bits, () =>
            {
                for (int step = 0; step < Steps; step++)
                    trainer.Step(x);
                return trainer.Steps;
            });
            SameBits.Assert<T>([.. w, .. b], trained.Parameters, $"{rule}, {bits} bits");
            SameBits.Assert<T>(theta, trainer.Thresholds, $"{rule}, {bits} bits, thresholds");
        }
    }
}
