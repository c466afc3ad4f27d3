namespace NeuralNets.Persistence;

/// <summary>An element type of the safetensors format: its name and its size.</summary>
internal sealed record ElementType(string Name, int Bits)
{
    public static ElementType F16 { get; } = new(nameof(F16), 16);

    public static ElementType BF16 { get; } = new(nameof(BF16), 16);

    public static ElementType F32 { get; } = new(nameof(F32), 32);

    public static ElementType F64 { get; } = new(nameof(F64), 64);

    // Other types may stand in a foreign file beside the weights.
    private static readonly ElementType[] s_all =
    [
        F16, BF16, F32, F64,
        new("BOOL", 8), new("U8", 8), new("I8", 8), new("U16", 16), new("I16", 16), new("U32", 32), new("I32", 32), new("U64", 64), new("I64", 64),
        new("F4", 4), new("F6_E2M3", 6), new("F6_E3M2", 6), new("F8_E5M2", 8), new("F8_E4M3", 8), new("F8_E8M0", 8),
        new("F8_E4M3FNUZ", 8), new("F8_E5M2FNUZ", 8), new("C64", 64),
    ];

    public static ElementType Of<T>() where T : unmanaged => typeof(T) == typeof(float) ? F32 : F64;

    public static ElementType? Find(string? name) => Array.Find(s_all, type => type.Name == name);
}
