using System.Reflection;
using System.Text.Json;

namespace NeuralNets.Tests.Activations;

public sealed class ActivationGoldenTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> s_golden = Golden.Functions("activations.json");

    public static TheoryData<string> Elementwise => Standing("elementwise");
    public static TheoryData<string> OfRow => Standing("row");

    private static TheoryData<string> Standing(string kind) =>
        [.. ActivationTable.Rows.Keys.Where(name => s_golden.TryGetValue(name, out JsonElement f) && f.GetProperty("kind").GetString() == kind)];

    [Theory, MemberData(nameof(Elementwise))]
    public void Elementwise_values_and_derivatives_are_the_golden_ones(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        double[] x = Golden.Numbers(s_golden[name], "x");
        double[] value = ActivationTable.Value(f, x, x.Length);
        double[] derivative = ActivationTable.Backward(f, x, [.. x.Select(_ => 1.0)], x.Length);
        double[] wantValue = Golden.Numbers(s_golden[name], "value"), wantDerivative = Golden.Numbers(s_golden[name], "derivative");

        for (int i = 0; i < x.Length; i++)
        {
            Golden.AssertClose(wantValue[i], value[i], where: $"{name} at {x[i]:R}");
            if (!double.IsNaN(x[i]))
                Golden.AssertClose(wantDerivative[i], derivative[i], where: $"{name}' at {x[i]:R}");
        }
    }

    [Theory, MemberData(nameof(OfRow))]
    public void Row_values_and_pullbacks_are_the_golden_ones(string name)
    {
        IActivation f = ActivationTable.Rows[name].Function;
        foreach (JsonElement row in s_golden[name].GetProperty("rows").EnumerateArray())
        {
            double[] z = Golden.Numbers(row, "z");
            double[] value = ActivationTable.Value(f, z, z.Length), dz = ActivationTable.Backward(f, z, Golden.Numbers(row, "v"), z.Length);
            double[] wantValue = Golden.Numbers(row, "value"), wantDz = Golden.Numbers(row, "vjp");
            for (int i = 0; i < z.Length; i++)
            {
                Golden.AssertClose(wantValue[i], value[i], where: $"{name} of [{string.Join(", ", z)}], {i}");
                Golden.AssertClose(wantDz[i], dz[i], where: $"{name} backward at [{string.Join(", ", z)}], {i}");
            }
        }
    }

    [Fact]
    public void Every_activation_by_name_is_a_row_of_the_table()
    {
        var names = typeof(Activation).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(m => m.Name);
        Assert.Empty(names.Except(ActivationTable.Rows.Keys.Select(key => key.Split('(')[0])));
    }
}
