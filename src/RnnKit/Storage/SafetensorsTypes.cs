namespace RnnKit.Storage;

/// <summary>The number types that the format knows.</summary>
internal static class SafetensorsTypes
{
    /// <summary>Bytes a number; null for a type that the format does not know.</summary>
    public static int? SizeOf(string name) => name switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
        "I16" or "U16" or "F16" or "BF16" => 2,
        "I32" or "U32" or "F32" => 4,
        "I64" or "U64" or "F64" => 8,
        _ => null,
    };

    public static int SizeOf<T>() => typeof(T) == typeof(float) ? 4 : 8;

    public static string NameOf<T>() => typeof(T) == typeof(float) ? "F32" : "F64";
}
