using System.Globalization;
using System.Text;

namespace NeuralNets.Persistence;

/// <summary>
/// The checksum of a whole file, header included, in eight hexadecimal digits that stand at a fixed place of the header and
/// count as zeros themselves.
/// </summary>
internal static class FileChecksum
{
    public const string Key = "neuralnets.checksum";
    public const string Zero = "00000000";

    private static readonly byte[] s_before = Encoding.UTF8.GetBytes($$"""{"{{SafetensorsHeader.MetadataName}}":{"{{Key}}":" """.TrimEnd());

    public static string Text(uint crc) => crc.ToString("x8", CultureInfo.InvariantCulture);

    public static bool IsAtItsPlace(ReadOnlySpan<byte> header) =>
        header.StartsWith(s_before) && header.Length > s_before.Length + Zero.Length && header[s_before.Length + Zero.Length] == '"';

    public static void Clear(Span<byte> header) => Set(header, Zero);

    public static void Set(Span<byte> header, string digits) => Encoding.UTF8.GetBytes(digits, header[s_before.Length..]);
}
