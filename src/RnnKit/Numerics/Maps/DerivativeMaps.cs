using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>dy (1 - y²).</summary>
internal readonly struct TanhBackwardMap<T> : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Multiply(y, TSimd.Subtract(TSimd.Constant(1), TSimd.Multiply(x, x)));
}

/// <summary>dy y (1 - y).</summary>
internal readonly struct SigmoidBackwardMap<T> : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Multiply(y, TSimd.Multiply(x, TSimd.Subtract(TSimd.Constant(1), x)));
}

/// <summary>dy where y &gt; 0, else 0.</summary>
internal readonly struct ReluBackwardMap<T> : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Select(TSimd.LessThan(TSimd.Constant(0), x), y, TSimd.Constant(0));
}

/// <summary>p (dp - dot).</summary>
internal readonly struct SoftmaxBackwardMap<T>(T dot) : IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Multiply(x, TSimd.Subtract(y, TSimd.Broadcast(dot)));
}

/// <summary>weight (e / Σe - target): the gradient of a cross-entropy from e^x, with what every class has as its target.</summary>
internal readonly struct CrossEntropyBackwardMap<T>(T inverseSum, T target, T weight) : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Multiply(TSimd.Broadcast(weight), TSimd.Subtract(TSimd.Multiply(TSimd.Broadcast(inverseSum), x), TSimd.Broadcast(target)));
}
