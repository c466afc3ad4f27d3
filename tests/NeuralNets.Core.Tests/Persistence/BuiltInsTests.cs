using System.Reflection;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

/// <summary>The tables of built-ins hold what the public classes offer, no more and no less.</summary>
public sealed class BuiltInsTests
{
    private static readonly Dictionary<string, Table> s_tables = new()
    {
        [nameof(Activation)] = Table.Of(typeof(Activation), BuiltIns.Activations),
        [nameof(Cost)] = Table.Of(typeof(Cost), BuiltIns.Costs),
        [nameof(Initializer)] = Table.Of(typeof(Initializer), BuiltIns.Initializers),
    };

    public static TheoryData<string> Tables => [.. s_tables.Keys];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach ((string table, Table entry) in s_tables)
            {
                foreach (BuiltIn<object> row in entry.Rows)
                    rows.Add(table, row.Name);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public void Every_built_in_is_one_row(string table) =>
        Assert.Equal(s_tables[table].Members.Keys.Order(), s_tables[table].Rows.Select(row => row.Name).Order());

    [Theory, MemberData(nameof(Rows))]
    public void Settings_are_the_parameters_of_the_factory(string table, string name)
    {
        (BuiltIn<object> row, ParameterInfo[] parameters) = Find(table, name);
        Assert.Equal(parameters.Select(p => p.Name), row.Settings.Select(setting => setting.Name));
        Assert.All(parameters.Zip(row.Settings), pair => Assert.True(!pair.First.HasDefaultValue || Number(pair.First.DefaultValue).Equals(pair.Second.Default)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_row_creates_what_the_public_name_gives(string table, string name)
    {
        (BuiltIn<object> row, ParameterInfo[] parameters) = Find(table, name);
        foreach (double[] settings in new[] { Defaults(row), Others(row, parameters) })
            Assert.Equal(s_tables[table].Invoke(name, settings), row.Create(settings));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_row_reads_back_the_settings_it_created_with(string table, string name)
    {
        (BuiltIn<object> row, ParameterInfo[] parameters) = Find(table, name);
        foreach (double[] settings in new[] { Defaults(row), Others(row, parameters) })
            Assert.Equal(settings, row.Read(row.Create(settings)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_first_row_that_reads_a_function_creates_it_again(string table, string name)
    {
        (BuiltIn<object> row, ParameterInfo[] parameters) = Find(table, name);
        object function = row.Create(Others(row, parameters));
        BuiltIn<object> first = s_tables[table].Rows.First(candidate => candidate.Read(function) is not null);
        Assert.Equal(function, first.Create(first.Read(function)!));
    }

    private static (BuiltIn<object> Row, ParameterInfo[] Parameters) Find(string table, string name) =>
        (s_tables[table].Rows.First(row => row.Name == name), Table.Parameters(s_tables[table].Members[name]));

    private static double[] Defaults(BuiltIn<object> row) => [.. row.Settings.Select(setting => setting.Default)];

    // Other settings, within every range: switches and enums 1 for 0 and the reverse, whole numbers the next, others a little further from 0.
    private static double[] Others(BuiltIn<object> row, ParameterInfo[] parameters) => [.. row.Settings.Select((setting, i) =>
        parameters[i].ParameterType is { IsEnum: true } || parameters[i].ParameterType == typeof(bool) ? (setting.Default == 0 ? 1 : 0)
        : parameters[i].ParameterType == typeof(int) ? setting.Default + 1
        : double.IsNaN(setting.Default) || setting.Default == 0 ? 0.25 + 0.125 * i
        : setting.Default * (1.25 + 0.125 * i))];

    private static double Number(object? value) => value switch
    {
        null => double.NaN,
        bool on => on ? 1 : 0,
        int number => number,
        Enum number => Convert.ToInt32(number, null),
        _ => (double)value,
    };

    /// <summary>The public names of one kind of function and their table.</summary>
    private sealed record Table(IReadOnlyDictionary<string, MemberInfo> Members, BuiltIn<object>[] Rows)
    {
        public static Table Of<TFunction>(Type names, IReadOnlyList<BuiltIn<TFunction>> rows) where TFunction : class => new(
            names.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(IsRow).ToDictionary(member => member.Name),
            [.. rows.Select(row => new BuiltIn<object>(row.Name, row.Settings, row.Create, function => row.Read((TFunction)function)))]);

        public static ParameterInfo[] Parameters(MemberInfo member) => (member as MethodInfo)?.GetParameters() ?? [];

        public object? Invoke(string name, double[] settings) => Members[name] is PropertyInfo property
            ? property.GetValue(null)
            : ((MethodInfo)Members[name]).Invoke(null, [.. Parameters(Members[name]).Zip(settings, Argument)]);

        // What is made of other functions or of lists is no row: its settings are not numbers.
        private static bool IsRow(MemberInfo member) =>
            member is PropertyInfo || (member is MethodInfo { IsSpecialName: false } && Array.TrueForAll(Parameters(member), p => IsNumber(p.ParameterType)));

        private static bool IsNumber(Type type) => type.IsEnum || type == typeof(bool) || type == typeof(int) || type == typeof(double) || type == typeof(double?);

        private static object? Argument(ParameterInfo parameter, double setting) =>
            parameter.ParameterType == typeof(bool) ? setting != 0
            : parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, (int)setting)
            : parameter.ParameterType == typeof(int) ? (int)setting
            : double.IsNaN(setting) ? null
            : setting;
    }
}
