namespace NeuralNets.Tests;

/// <summary>Inputs over every exponent and both signs: special values, powers of two with their neighbours, random mantissas.</summary>
internal static class Sweep
{
    public static IEnumerable<float> Floats(int mantissas)
    {
        var random = new Random(1);
        for (uint exponent = 0; exponent < 512; exponent++)
        {
            uint start = exponent << 23;
            foreach (uint mantissa in (uint[])[0, 1, 0x7FFFFF])
                yield return BitConverter.UInt32BitsToSingle(start | mantissa);
            // Denser between 2⁻¹⁶ and 2⁸, where the functions do most.
            int count = (exponent & 255) is > 111 and < 135 ? 16 * mantissas : mantissas;
            for (int i = 0; i < count; i++)
                yield return BitConverter.UInt32BitsToSingle(start | (uint)random.Next(0x800000));
        }
        for (float x = -111; x < 93; x += 0.0137f)
            yield return x;
    }

    public static IEnumerable<double> Doubles(int mantissas, int dense)
    {
        var random = new Random(2);
        for (ulong exponent = 0; exponent < 4096; exponent++)
        {
            ulong start = exponent << 52;
            foreach (ulong mantissa in (ulong[])[0, 1, 0xFFFFFFFFFFFFF])
                yield return BitConverter.UInt64BitsToDouble(start | mantissa);
            int count = (exponent & 2047) is > 1003 and < 1034 ? dense : mantissas;
            for (int i = 0; i < count; i++)
                yield return BitConverter.UInt64BitsToDouble(start | (ulong)random.NextInt64(1L << 52));
        }
        for (double x = -760; x < 720; x += 0.0437)
            yield return x;
    }
}
