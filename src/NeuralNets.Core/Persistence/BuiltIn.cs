namespace NeuralNets.Persistence;

/// <summary>
/// One row of the table of built-in functions: the public name, its settings, and the way to and from an instance. Switches
/// are 0 or 1, enums their number, an absent value NaN.
/// </summary>
/// <param name="Name">The public name.</param>
/// <param name="Settings">Names and defaults, in the order of the factory.</param>
/// <param name="Create">An instance with these settings.</param>
/// <param name="Read">The settings of an instance; null: it is of another row.</param>
internal sealed record BuiltIn<TFunction>(string Name, BuiltInSetting[] Settings, Func<double[], TFunction> Create, Func<TFunction, double[]?> Read)
{
    /// <summary>A function without settings: a single instance.</summary>
    public BuiltIn(string name, TFunction instance) : this(name, [], _ => instance, function => Equals(function, instance) ? [] : null)
    {
    }
}

/// <summary>A setting of a built-in function and what it is unless said.</summary>
internal readonly record struct BuiltInSetting(string Name, double Default);
