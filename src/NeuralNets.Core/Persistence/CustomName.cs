using System.Globalization;

namespace NeuralNets.Persistence;

/// <summary>
/// Under which name a user's function stands in a file: its text, so that a record's settings are part of it, the same in
/// every culture; "Cube" for a record without settings, whose text is "Cube { }".
/// </summary>
internal static class CustomName
{
    private const string NoSettings = " { }";

    public static string Of(object function)
    {
        string? text = Invariant(function);
        if (string.IsNullOrEmpty(text))
            throw new ArgumentException($"{function.GetType()} cannot be saved: its ToString gives no name.", nameof(function));
        return text.EndsWith(NoSettings, StringComparison.Ordinal) ? text[..^NoSettings.Length] : text;
    }

    /// <summary>What ToString gives where 0.5 is written so.</summary>
    public static string? Invariant(object value)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return value.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
