using System.Reflection;
using System.Text.Json;

namespace NeuralNets.Tests.Costs;

public sealed class CostGoldenTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> s_golden = Golden.Functions("costs.json");

    public static TheoryData<string> Standing => [.. CostTable.Rows.Keys.Where(s_golden.ContainsKey)];

    [Theory, MemberData(nameof(Standing))]
    public void Costs_and_gradients_are_the_golden_ones(string name)
    {
        CostRow table = CostTable.Rows[name];
        foreach (JsonElement row in s_golden[name].GetProperty("rows").EnumerateArray())
        {
            double[] a = Golden.Numbers(row, "a"), y = Golden.Numbers(row, "y"), gradient = Golden.Numbers(row, "gradient");
            if (table.Domain == CostDomain.Variance)
                (a, gradient) = ([.. a, .. Golden.Numbers(row, "variance")], [.. gradient, .. Golden.Numbers(row, "gradient_variance")]);
            ICost cost = table.OfWidth(a.Length);
            double[] got = CostTable.Differentiate(cost, a, y, a.Length);
            string where = $"{name} of [{string.Join(", ", a)}], [{string.Join(", ", y)}]";
            Golden.AssertClose(Golden.Number(row, "cost"), CostTable.Evaluate(cost, a, y, a.Length)[0], where: where);
            for (int i = 0; i < a.Length; i++)
                Golden.AssertClose(gradient[i], got[i], Math.Abs(gradient[i]) >= 1e11 ? 1e-12 : 1e-13, $"{where}, gradient {i}");
        }
    }

    [Fact]
    public void Every_golden_cost_stands_in_the_table() => Assert.Empty(s_golden.Keys.Except(CostTable.Rows.Keys));

    [Fact]
    public void Every_cost_by_name_is_a_row_of_the_table()
    {
        var names = typeof(Cost).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(m => m.Name);
        Assert.Empty(names.Except(CostTable.Rows.Keys.Select(key => key.Split('(')[0])));
    }
}
