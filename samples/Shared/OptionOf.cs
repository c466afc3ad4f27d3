using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace NeuralNets.Samples;

/// <summary>Kinds of options; what does not fit is refused with what was wanted.</summary>
internal static class OptionOf
{
    private const string AtLeastOne = "a whole number, at least 1";

    public static Option<T> Number<T>(string name, string description, T value, string wanted, Predicate<T> isRight) where T : INumber<T> => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => Parse(result.Tokens[0].Value, name, wanted, isRight, result),
    };

    public static Option<T?> NumberOrNone<T>(string name, string description, string wanted, Predicate<T> isRight) where T : struct, INumber<T> => new(name)
    {
        Description = description,
        CustomParser = result => Parse(result.Tokens[0].Value, name, wanted, isRight, result),
    };

    public static Option<int> Positive(string name, string description, int value) => Number(name, description, value, AtLeastOne, value => value >= 1);

    /// <summary>Several, with commas or spaces between them.</summary>
    public static Option<int[]> Numbers(string name, string description, int value) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [value],
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',')).Select(text => Parse<int>(text, name, AtLeastOne, value => value >= 1, result))],
    };

    public static Option<string> OneOf(string name, string description, IEnumerable<string> values, string? value = null)
    {
        var option = new Option<string>(name) { Description = description };
        if (value is not null)
            option.DefaultValueFactory = _ => value;
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    private static T Parse<T>(string text, string name, string wanted, Predicate<T> isRight, ArgumentResult result) where T : INumber<T>
    {
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out T? value) || !isRight(value))
            result.AddError($"{name} must be {wanted}, not {text}. --help lists the options.");
        return value!;
    }
}
