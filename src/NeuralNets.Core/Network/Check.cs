using System.Runtime.CompilerServices;

namespace NeuralNets;

/// <summary>Argument checks that name the argument and the sizes.</summary>
internal static class Check
{
    /// <summary>How many rows of this width the values make.</summary>
    public static int Rows(int length, int width, string widthName, string argument)
    {
        (int rows, int rest) = Math.DivRem(length, width);
        if (rest != 0)
            throw new ArgumentException($"{argument} holds {length} values, not a multiple of {widthName} {width}.", argument);
        return rows;
    }

    public static void Length(int length, int rows, int width, string widthName, string argument)
    {
        if (length != (long)rows * width)
            throw new ArgumentException($"{argument} holds {length} values; {rows} rows with {widthName} {width} need {(long)rows * width}.", argument);
    }

    public static void AnyRows(int rows, string argument)
    {
        if (rows == 0)
            throw new ArgumentException($"{argument} holds no rows: the mean cost of 0 examples is not defined.", argument);
    }

    public static void Finite<T>(T value, [CallerArgumentExpression(nameof(value))] string? argument = null) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value))
            throw new ArgumentOutOfRangeException(argument, value, $"{argument} is {value}; it must be finite.");
    }
}
