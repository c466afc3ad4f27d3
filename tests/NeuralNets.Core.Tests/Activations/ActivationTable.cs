using NeuralNets.Persistence;
using NeuralNets.Tests.Persistence;

namespace NeuralNets.Tests.Activations;

/// <summary>
/// One activation under test, and where its inputs are drawn from; the smooth function whose derivative a step has instead of
/// its own; the largest input at which float follows double.
/// </summary>
public sealed record ActivationRow(IActivation Function, bool OfRow = false, double Low = -8, double High = 8, Func<double, double>? Surrogate = null, double Largest = float.MaxValue);

/// <summary>
/// Every activation is a row, and every property of this folder holds for every row. Names are those of the golden file,
/// "Name(parameter=value, …)"; a row that stands there is compared with it.
/// </summary>
public static class ActivationTable
{
    public static IReadOnlyDictionary<string, ActivationRow> Rows { get; } = WithBuiltIns(new()
    {
        ["Identity"] = new(Activation.Identity),
        ["Sigmoid"] = new(Activation.Sigmoid),
        ["SigmoidWith(temperature=0.5)"] = new(Activation.SigmoidWith(temperature: 0.5)),
        ["Tanh"] = new(Activation.Tanh),
        ["ReLU"] = new(Activation.ReLU),
        ["LeakyReLU(slope=0.01)"] = new(Activation.LeakyReLU()),
        ["LeakyReLU(slope=0.2)"] = new(Activation.LeakyReLU(slope: 0.2)),
        ["ELU(alpha=1)"] = new(Activation.ELU()),
        ["ELU(alpha=0.5)"] = new(Activation.ELU(alpha: 0.5)),
        ["SELU"] = new(Activation.SELU),
        ["CELU(alpha=1)"] = new(Activation.CELU()),
        ["CELU(alpha=2)"] = new(Activation.CELU(alpha: 2)),
        ["GELU"] = new(Activation.GELU),
        ["GELUTanh"] = new(Activation.GELUTanh),
        ["SiLU"] = new(Activation.SiLU),
        ["Swish(beta=1.5)"] = new(Activation.Swish(beta: 1.5)),
        ["Mish"] = new(Activation.Mish),
        ["Softplus(beta=1)"] = new(Activation.Softplus()),
        ["Softplus(beta=2)"] = new(Activation.Softplus(beta: 2)),
        ["Softsign"] = new(Activation.Softsign),
        ["HardSigmoid"] = new(Activation.HardSigmoid),
        ["HardSwish"] = new(Activation.HardSwish),
        ["HardTanh(min=-1, max=1)"] = new(Activation.HardTanh()),
        ["HardTanh(min=-2, max=0.5)"] = new(Activation.HardTanh(min: -2, max: 0.5)),
        ["ReLU6"] = new(Activation.ReLU6),
        ["Threshold(threshold=0, value=0)"] = new(Activation.Threshold(0, 0)),
        ["Threshold(threshold=1, value=0)"] = new(Activation.Threshold(threshold: 1, value: 0)),
        ["Threshold(threshold=0.5, value=-2)"] = new(Activation.Threshold(threshold: 0.5, value: -2)),
        ["LogSigmoid"] = new(Activation.LogSigmoid),
        ["TanhShrink"] = new(Activation.TanhShrink),
        ["SoftShrink(lambda=0.5)"] = new(Activation.SoftShrink()),
        ["SoftShrink(lambda=0.25)"] = new(Activation.SoftShrink(lambda: 0.25)),
        ["HardShrink(lambda=0.5)"] = new(Activation.HardShrink()),
        ["HardShrink(lambda=0.25)"] = new(Activation.HardShrink(lambda: 0.25)),
        ["Exponential"] = new(Activation.Exponential, Low: -8, High: 4),
        ["Gaussian"] = new(Activation.Gaussian, Low: -3, High: 3),
        ["Sine(omega=1)"] = new(Activation.Sine()),
        ["Sine(omega=30)"] = new(Activation.Sine(omega: 30), Largest: float.MaxValue / 30),   // beyond it 30·z is infinite
        ["Cosine"] = new(Activation.Cosine),
        ["Squareplus(b=4)"] = new(Activation.Squareplus()),
        ["Squareplus(b=1)"] = new(Activation.Squareplus(b: 1)),
        ["BentIdentity"] = new(Activation.BentIdentity),
        ["ISRU(alpha=1)"] = new(Activation.ISRU()),
        ["ISRU(alpha=0.25)"] = new(Activation.ISRU(alpha: 0.25)),
        ["ArcTan"] = new(Activation.ArcTan),
        ["Step"] = new(Activation.Step),
        ["StepStraightThrough"] = new(Activation.StepStraightThrough, Surrogate: z => z),
        ["StepClippedStraightThrough"] = new(Activation.StepClippedStraightThrough, Low: -2, High: 2, Surrogate: z => Math.Clamp(z, -1, 1)),
        ["StepSigmoid(k=4)"] = new(Activation.StepSigmoid(), Surrogate: z => 1 / (1 + Math.Exp(-4 * z))),
        ["StepSigmoid(k=1.5)"] = new(Activation.StepSigmoid(k: 1.5), Surrogate: z => 1 / (1 + Math.Exp(-1.5 * z))),
        ["StepArcTan(k=2)"] = new(Activation.StepArcTan(), Surrogate: z => Math.Atan(Math.PI * z) / Math.PI),
        ["StepArcTan(k=0.5)"] = new(Activation.StepArcTan(k: 0.5), Surrogate: z => Math.Atan(Math.PI / 4 * z) / Math.PI),
        ["Softmax(temperature=1)"] = new(Activation.Softmax, OfRow: true),
        ["SoftmaxWith(temperature=1)"] = new(Activation.SoftmaxWith(temperature: 1), OfRow: true),
        ["Softmax(temperature=0.5)"] = new(Activation.SoftmaxWith(temperature: 0.5), OfRow: true),
        ["Softmax(temperature=3)"] = new(Activation.SoftmaxWith(temperature: 3), OfRow: true),
        ["LogSoftmax(temperature=1)"] = new(Activation.LogSoftmax, OfRow: true),
        ["Softmin(temperature=1)"] = new(Activation.Softmin, OfRow: true),
        ["Sparsemax"] = new(Activation.Sparsemax, OfRow: true, Low: -1, High: 1),
        ["Elementwise(Cube)"] = new(new Elementwise<Cube>(new Cube())),
    });

    // A built-in that stands nowhere above takes any numbers, one by one.
    private static Dictionary<string, ActivationRow> WithBuiltIns(Dictionary<string, ActivationRow> rows)
    {
        foreach ((string name, IActivation function) in BuiltInRows.Besides(rows.Values.Select(row => row.Function), BuiltIns.Activations).ToArray())
            rows.Add(name, new(function));
        return rows;
    }

    public static TheoryData<string> All => [.. Rows.Keys];
    public static TheoryData<string> Elementwise => [.. Rows.Where(r => !r.Value.OfRow).Select(r => r.Key)];
    public static TheoryData<string> OfRow => [.. Rows.Where(r => r.Value.OfRow).Select(r => r.Key)];

    /// <summary>A user's activation.</summary>
    public readonly record struct Cube : IElementwise
    {
        public T Activate<T>(T z) where T : unmanaged, IBinaryFloatingPointIeee754<T> => z * z * z;
        public T Derivative<T>(T z, T a) where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(3) * z * z;
    }

    internal static T[] Value<T>(IActivation f, T[] z, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a = new T[z.Length];
        f.Activate<T>(z, a, width);
        return a;
    }

    internal static T[] Backward<T>(IActivation f, T[] z, T[] da, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var dz = new T[z.Length];
        f.Backpropagate<T>(z, Value(f, z, width), da, dz, width);
        return dz;
    }
}
