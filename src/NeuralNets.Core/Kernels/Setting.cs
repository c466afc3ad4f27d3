using System.Runtime.CompilerServices;

namespace NeuralNets.Kernels;

/// <summary>Settings refused where they are given, not where they do harm.</summary>
internal static class Setting
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and not negative.");

    /// <summary>A value that its enumeration has.</summary>
    public static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string? name = null) where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, which is no {typeof(TEnum).Name}.");

    /// <summary>At least 1.</summary>
    public static int Count(int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be at least 1.");

    /// <summary>0 ≤ value ≤ 1, or absent.</summary>
    public static double? Share(double? value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is null or (>= 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie in [0, 1].");

    /// <summary>0 &lt; value &lt; 1, or 0 too where <paramref name="orZero"/>.</summary>
    public static double Fraction(double value, bool orZero = false, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value < 1 && (value > 0 || (orZero && value == 0))
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie {(orZero ? "in [0, 1)" : "between 0 and 1")}.");
}
