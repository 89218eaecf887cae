using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnKit.Numerics.Maps;

/// <summary>What a sum adds up.</summary>
internal interface ITerm
{
    static abstract Vector512<double> Add(Vector512<double> sum, Vector512<double> x, Vector512<double> y);
}

/// <summary>sum + x.</summary>
internal readonly struct PlainTerm : ITerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> sum, Vector512<double> x, Vector512<double> y) => sum + x;
}

/// <summary>sum + x².</summary>
internal readonly struct SquareTerm : ITerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> sum, Vector512<double> x, Vector512<double> y) => Vector512.FusedMultiplyAdd(x, x, sum);
}

/// <summary>sum + x y.</summary>
internal readonly struct ProductTerm : ITerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> sum, Vector512<double> x, Vector512<double> y) => Vector512.FusedMultiplyAdd(x, y, sum);
}

/// <summary>Sixteen elements, of whichever type, as two vectors of eight doubles.</summary>
internal static class Wide<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Low(ref T source) =>
        typeof(T) == typeof(float)
            ? Vector512.WidenLower(Vector512.LoadUnsafe(ref source).AsSingle())
            : Vector512.LoadUnsafe(ref source).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> High(ref T source) =>
        typeof(T) == typeof(float)
            ? Vector512.WidenUpper(Vector512.LoadUnsafe(ref source).AsSingle())
            : Vector512.LoadUnsafe(ref source, 8).AsDouble();
}
