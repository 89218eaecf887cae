namespace RnnKit.Storage;

/// <summary>The number types that the format knows, those of its reference implementation 0.8.</summary>
internal static class SafetensorsTypes
{
    /// <summary>Bits a number; null for a type that the format does not know.</summary>
    public static int? BitsOf(string name) => name switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "I16" or "U16" or "F16" or "BF16" => 16,
        "I32" or "U32" or "F32" => 32,
        "I64" or "U64" or "F64" or "C64" => 64,     // C64: two 32-bit floats
        _ => null,
    };

    /// <summary>Bytes that a tensor takes; null where they are more than 64 bits count, or do not end with a whole byte.</summary>
    /// <param name="shape">Sizes of the dimensions, multiplied from the first on, as the reference does: a 0 behind sizes that overflow comes too late.</param>
    /// <param name="bits">Bits a number.</param>
    public static ulong? BytesOf(IEnumerable<long> shape, int bits)
    {
        UInt128 product = 1;
        foreach (long size in shape)
        {
            product *= (UInt128)size;
            if (product > ulong.MaxValue) return null;
        }
        product *= (UInt128)bits;
        return product > ulong.MaxValue || product % 8 != 0 ? null : (ulong)(product / 8);
    }

    public static int SizeOf<T>() => typeof(T) == typeof(float) ? 4 : 8;

    public static string NameOf<T>() => typeof(T) == typeof(float) ? "F32" : "F64";
}
