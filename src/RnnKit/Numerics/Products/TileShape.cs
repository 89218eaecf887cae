using System.Runtime.CompilerServices;

namespace RnnKit.Numerics.Products;

/// <summary>How many columns of C a tile spans: known when the kernel is compiled, so the unused part vanishes.</summary>
internal interface ITileColumns
{
    static abstract int Count { get; }
}

internal readonly struct One : ITileColumns
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }
}

internal readonly struct Two : ITileColumns
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }
}

internal readonly struct Four : ITileColumns
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }
}

internal readonly struct Eight : ITileColumns
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }
}
