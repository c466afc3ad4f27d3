namespace NeuralNets;

/// <summary>What one element of an IDX file is; the value is the third byte of the file.</summary>
public enum IdxType
{
    /// <summary>No type: what an IDX file never holds.</summary>
    None = 0,

    /// <summary>Unsigned byte.</summary>
    UInt8 = 0x08,

    /// <summary>Signed byte.</summary>
    Int8 = 0x09,

    /// <summary>Two bytes, signed.</summary>
    Int16 = 0x0B,

    /// <summary>Four bytes, signed.</summary>
    Int32 = 0x0C,

    /// <summary>Four bytes, IEEE 754.</summary>
    Float32 = 0x0D,

    /// <summary>Eight bytes, IEEE 754.</summary>
    Float64 = 0x0E,
}
