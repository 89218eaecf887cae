using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>x + y.</summary>
internal readonly struct AddMap<T> : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Add(x, y);
}

/// <summary>x - y.</summary>
internal readonly struct SubtractMap<T> : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Subtract(x, y);
}

/// <summary>x y.</summary>
internal readonly struct MultiplyMap<T> : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Multiply(x, y);
}

/// <summary>x y + z.</summary>
internal readonly struct MultiplyAddMap<T> : IMap3<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y, TVector z)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.FusedMultiplyAdd(x, y, z);
}

/// <summary>a x + y.</summary>
internal readonly struct AxpyMap<T>(T a) : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.FusedMultiplyAdd(TSimd.Broadcast(a), x, y);
}

/// <summary>a x.</summary>
internal readonly struct ScaleMap<T>(T a) : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Multiply(TSimd.Broadcast(a), x);
}

/// <summary>x, limited to ± limit; NaN stays NaN.</summary>
internal readonly struct ClipMap<T>(T limit) : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
    {
        TVector high = TSimd.Broadcast(limit), low = TSimd.Broadcast(-limit);
        x = TSimd.Select(TSimd.LessThan(high, x), high, x);
        return TSimd.Select(TSimd.LessThan(x, low), low, x);
    }
}
