namespace RnnKit.Onnx.Building;

/// <summary>A size of a tensor: a number, or a name where it is open.</summary>
internal readonly record struct Dimension(long Size, string? Name)
{
    public static implicit operator Dimension(int size) => new(size, null);

    public static implicit operator Dimension(string name) => new(0, name);
}
