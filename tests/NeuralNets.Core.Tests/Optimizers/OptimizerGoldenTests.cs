using System.Text.Json;

namespace NeuralNets.Tests.Optimizers;

/// <summary>The golden runs: 50 steps on one function of five parameters, from exact arithmetic.</summary>
public sealed class OptimizerGoldenTests
{
    public static TheoryData<string> All => OptimizerTable.All;

    [Theory, MemberData(nameof(All))]
    public void Parameters_follow_the_golden_run(string name)
    {
        JsonElement problem = OptimizerTable.Root.GetProperty("problem"), run = OptimizerTable.Runs[name];
        double[] a = Golden.Doubles(problem.GetProperty("A")), b = Golden.Doubles(problem.GetProperty("b")), w0 = Golden.Doubles(problem.GetProperty("w0"));
        double k = problem.GetProperty("k").GetDouble();
        Network<double> network = Gradients.Vector(w0);
        var wanted = Steps(run, "gradients", "g");
        Run(OptimizerTable.Create(run), network, Steps(run, "parameters", "w"), (t, w, g) =>
        {
            for (int i = 0; i < 5; i++)
            {
                g[i] = -b[i];
                for (int j = 0; j < 5; j++)
                    g[i] += a[i * 5 + j] * w[j];
            }
            g[3] += -2 * (1 - w[3]) - 4 * k * w[3] * (w[4] - w[3] * w[3]);
            g[4] += 2 * k * (w[4] - w[3] * w[3]);
            if (wanted.TryGetValue(t, out double[]? want))
                AssertClose(want, g, $"gradient before step {t}");
        });
    }

    [Fact]
    public void Muon_follows_the_golden_run()
    {
        JsonElement run = OptimizerTable.Root.GetProperty("muon"), p = run.GetProperty("params");
        double[] x = Golden.Doubles(run.GetProperty("X")), y = Golden.Doubles(run.GetProperty("Y")), w0 = Golden.Doubles(run.GetProperty("W0"));
        const int outputs = 3, inputs = 4;
        int columns = x.Length / inputs;
        var network = new Network<double>(inputs, [new Dense(outputs, Activation.Identity) { HasBias = false }]);
        Transposed(w0, outputs, inputs).CopyTo(network.Parameters);
        var muon = new Muon(p.GetProperty("lr").GetDouble(), p.GetProperty("weightDecay").GetDouble(), p.GetProperty("momentum").GetDouble(), p.GetProperty("nesterov").GetBoolean()) { AppliesToOutputLayer = true };
        var wanted = Steps(run, "parameters", "W").ToDictionary(step => step.Key, step => Transposed(step.Value, outputs, inputs));
        Run(muon, network, wanted, (t, w, g) =>
        {
            for (int j = 0; j < outputs; j++)
            {
                for (int c = 0; c < columns; c++)
                {
                    double residual = -y[j * columns + c];
                    for (int i = 0; i < inputs; i++)
                        residual += w[i * outputs + j] * x[i * columns + c];
                    for (int i = 0; i < inputs; i++)
                        g[i * outputs + j] = (c == 0 ? 0 : g[i * outputs + j]) + residual * x[i * columns + c];
                }
            }
        });
    }

    [Fact]
    public void Newton_Schulz_gives_the_golden_matrices()
    {
        foreach (JsonElement entry in OptimizerTable.Root.GetProperty("muon").GetProperty("newton_schulz").GetProperty("cases").EnumerateArray())
        {
            int rows = entry.GetProperty("input").GetArrayLength();
            double[] x = Golden.Doubles(entry.GetProperty("input")), want = Golden.Doubles(entry.GetProperty("output"));
            AssertClose(want, Orthogonalized(x, rows), $"{rows} rows");
            AssertClose(Transposed(want, rows, x.Length / rows), Orthogonalized(Transposed(x, rows, x.Length / rows), x.Length / rows), $"{rows} columns");
        }
    }

    [Fact]
    public void Clipping_gives_the_golden_gradients()
    {
        foreach (JsonElement entry in OptimizerTable.Root.GetProperty("clipping").EnumerateArray())
        {
            Clip clip = OptimizerTable.CreateClip(entry);
            double[] g = Golden.Doubles(entry.GetProperty("g")), want = Golden.Doubles(entry.GetProperty("clipped"));
            double[] w = Gradients.Run(new SGD(1) { Clip = clip }, Gradients.Vector(new double[g.Length]), [g]);
            AssertClose([.. want.Select(value => -value)], w, clip.ToString());
        }
    }

    private static void Run(Optimizer optimizer, Network<double> network, IReadOnlyDictionary<int, double[]> wanted, Action<int, double[], double[]> differentiate)
    {
        OptimizerState<double> state = optimizer.CreateState(network);
        Gradient<double> gradient = Gradients.Of<double>(network, network.Parameters);
        var g = new double[network.Parameters.Length];
        for (int t = 1; t <= wanted.Keys.Max(); t++)
        {
            differentiate(t, network.Parameters.ToArray(), g);
            g.CopyTo(gradient.Values);
            state.Step(gradient);
            if (wanted.TryGetValue(t, out double[]? want))
                AssertClose(want, network.Parameters, $"step {t}");
        }
    }

    private static Dictionary<int, double[]> Steps(JsonElement run, string list, string values) =>
        run.GetProperty(list).EnumerateArray().ToDictionary(step => step.GetProperty("step").GetInt32(), step => Golden.Doubles(step.GetProperty(values)));

    private static double[] Orthogonalized(double[] x, int rows)
    {
        var buffer = new NeuralNets.Kernels.AlignedBuffer<double>(x.Length);
        x.CopyTo(buffer.Span);
        new NewtonSchulz<double>(x.Length, Math.Min(rows, x.Length / rows)).Run(buffer.Span, rows, x.Length / rows, maxThreads: 1);
        return buffer.Span.ToArray();
    }

    private static double[] Transposed(double[] x, int rows, int columns) =>
        [.. Enumerable.Range(0, x.Length).Select(i => x[i % rows * columns + i / rows])];

    // The measure of the golden README.
    private static void AssertClose(ReadOnlySpan<double> want, ReadOnlySpan<double> got, string where)
    {
        Assert.Equal(want.Length, got.Length);
        for (int i = 0; i < want.Length; i++)
            Assert.True(Math.Abs(got[i] - want[i]) <= 1e-11 * Math.Max(1e-3, Math.Abs(want[i])), $"{where}, index {i}: want {want[i]:R}, got {got[i]:R}");
    }
}
