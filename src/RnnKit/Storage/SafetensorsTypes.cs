namespace RnnKit.Storage;

/// <summary>The number types that the format knows.</summary>
internal static class SafetensorsTypes
{
    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["BOOL"] = 1, ["U8"] = 1, ["I8"] = 1, ["F8_E5M2"] = 1, ["F8_E4M3"] = 1,
        ["I16"] = 2, ["U16"] = 2, ["F16"] = 2, ["BF16"] = 2,
        ["I32"] = 4, ["U32"] = 4, ["F32"] = 4,
        ["I64"] = 8, ["U64"] = 8, ["F64"] = 8,
    };

    /// <summary>Bytes a number; null for a type that the format does not know.</summary>
    public static int? SizeOf(string name) => Sizes.TryGetValue(name, out int size) ? size : null;

    public static int SizeOf<T>() => typeof(T) == typeof(float) ? 4 : 8;

    public static string NameOf<T>() => typeof(T) == typeof(float) ? "F32" : "F64";
}
