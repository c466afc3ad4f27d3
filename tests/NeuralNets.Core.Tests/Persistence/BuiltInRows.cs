using System.Globalization;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

/// <summary>So that a new built-in is tested without a row in the tables of the tests.</summary>
internal static class BuiltInRows
{
    /// <summary>The built-ins with their defaults that are not among these, named as in the golden files: "Name(setting=value, …)".</summary>
    public static IEnumerable<(string Name, TFunction Function)> Besides<TFunction>(IEnumerable<TFunction> rows, IReadOnlyList<BuiltIn<TFunction>> builtIns)
    {
        HashSet<TFunction> known = [.. rows];
        foreach (BuiltIn<TFunction> builtIn in builtIns)
        {
            TFunction function = builtIn.Create([.. builtIn.Settings.Select(setting => setting.Default)]);
            string settings = string.Join(", ", builtIn.Settings.Select(setting => $"{setting.Name}={setting.Default.ToString("R", CultureInfo.InvariantCulture)}"));
            if (!known.Contains(function))
                yield return (builtIn.Name + (settings.Length == 0 ? "" : $"({settings})"), function);
        }
    }
}
