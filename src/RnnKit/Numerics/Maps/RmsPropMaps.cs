using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>α v + (1 - α) g²: the running mean of the squared gradient.</summary>
internal readonly struct MeanSquareMap<T>(double alpha) : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T keep = T.CreateTruncating(alpha), add = T.CreateTruncating(1 - alpha);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.FusedMultiplyAdd(TSimd.Broadcast(keep), x, ScaledSquare.Of<TSimd, TVector, T>(TSimd.Broadcast(add), y));
}

/// <summary>θ - rate · g / (√v + ε).</summary>
internal readonly struct RmsPropMap<T>(T rate, T epsilon) : IMap3<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y, TVector z)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.FusedMultiplyAdd(TSimd.Broadcast(-rate), TSimd.Divide(y, TSimd.Add(TSimd.Sqrt(z), TSimd.Broadcast(epsilon))), x);
}
