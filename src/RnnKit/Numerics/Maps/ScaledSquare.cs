using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>a g² for a factor below 1, finite wherever the product is, also where g² alone is not.</summary>
internal static class ScaledSquare
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector, T>(TVector a, TVector g)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector square = TSimd.Multiply(g, g);
        TVector isFinite = TSimd.LessThan(square, TSimd.Broadcast(T.PositiveInfinity));
        return TSimd.Select(isFinite, TSimd.Multiply(a, square), TSimd.Multiply(TSimd.Multiply(a, g), g));
    }
}
