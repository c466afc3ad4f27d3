namespace NeuralNets.Tests.Activations;

/// <summary>One activation under test, and where its inputs are drawn from.</summary>
public sealed record ActivationRow(IActivation Function, bool OfRow = false, double Low = -8, double High = 8);

/// <summary>
/// Every activation is a row, and every property of this folder holds for every row. Names are those of the golden file,
/// "Name(parameter=value, …)"; a row that stands there is compared with it.
/// </summary>
public static class ActivationTable
{
    public static IReadOnlyDictionary<string, ActivationRow> Rows { get; } = new Dictionary<string, ActivationRow>
    {
        ["Identity"] = new(Activation.Identity),
        ["Sigmoid"] = new(Activation.Sigmoid),
        ["Tanh"] = new(Activation.Tanh),
        ["ReLU"] = new(Activation.ReLU),
        ["LeakyReLU(slope=0.01)"] = new(Activation.LeakyReLU()),
        ["LeakyReLU(slope=0.2)"] = new(Activation.LeakyReLU(slope: 0.2)),
        ["Softmax(temperature=1)"] = new(Activation.Softmax, OfRow: true),
        ["SoftmaxWith(temperature=1)"] = new(Activation.SoftmaxWith(temperature: 1), OfRow: true),
        ["Softmax(temperature=0.5)"] = new(Activation.SoftmaxWith(temperature: 0.5), OfRow: true),
        ["Softmax(temperature=3)"] = new(Activation.SoftmaxWith(temperature: 3), OfRow: true),
        ["Elementwise(Cube)"] = new(new Elementwise<Cube>(new Cube())),
    };

    public static TheoryData<string> All => [.. Rows.Keys];
    public static TheoryData<string> Elementwise => [.. Rows.Where(r => !r.Value.OfRow).Select(r => r.Key)];
    public static TheoryData<string> OfRow => [.. Rows.Where(r => r.Value.OfRow).Select(r => r.Key)];

    /// <summary>a user's activation.</summary>
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
