using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>tanh |x| = (e²ˣ - 1) / (e²ˣ + 1), with the sign of x.</summary>
internal readonly struct TanhMap<T> : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
    {
        // Beyond the limit tanh rounds to 1.
        TVector limit = TSimd.Constant(typeof(T) == typeof(float) ? 10 : 20);
        TVector sign = TSimd.And(x, TSimd.Constant(-0.0));
        TVector size = TSimd.AndNot(x, TSimd.Constant(-0.0));
        size = TSimd.Select(TSimd.LessThan(limit, size), limit, size);
        TVector e = Exponential<TSimd, TVector, T>.ExpMinusOne(TSimd.Add(size, size));
        TVector y = TSimd.Divide(e, TSimd.Add(e, TSimd.Constant(2)));
        if (typeof(T) == typeof(float)) y = TSimd.Select(TSimd.LessThan(size, TSimd.Constant(0.625)), NearZero<TSimd, TVector>(size), y);
        return TSimd.Or(y, sign);
    }

    /// <summary>x + x³ q(x²), an ulp closer than the exponential where that loses digits in the quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector NearZero<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
    {
        TVector square = TSimd.Multiply(x, x);
        TVector q = TSimd.Constant(-5.704199925308e-3);
        q = TSimd.FusedMultiplyAdd(q, square, TSimd.Constant(2.063840772219e-2));
        q = TSimd.FusedMultiplyAdd(q, square, TSimd.Constant(-5.373951486176e-2));
        q = TSimd.FusedMultiplyAdd(q, square, TSimd.Constant(1.333143990026e-1));
        q = TSimd.FusedMultiplyAdd(q, square, TSimd.Constant(-3.333328186110e-1));
        return TSimd.FusedMultiplyAdd(TSimd.Multiply(x, square), q, x);
    }
}

/// <summary>σ(x) = 1 / (1 + e⁻ˣ) for x ≥ 0 and eˣ / (1 + eˣ) for x &lt; 0: the exponential never overflows.</summary>
internal readonly struct SigmoidMap<T> : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
    {
        TVector e = Exponential<TSimd, TVector, T>.ExpOfNegative(TSimd.Or(x, TSimd.Constant(-0.0)));
        TVector one = TSimd.Constant(1);
        return TSimd.Divide(TSimd.Select(TSimd.LessThan(x, TSimd.Constant(0)), e, one), TSimd.Add(one, e));
    }
}

/// <summary>max(x, 0); NaN stays NaN.</summary>
internal readonly struct ReluMap<T> : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        TSimd.Select(TSimd.LessThan(x, TSimd.Constant(0)), TSimd.Constant(0), x);
}

/// <summary>e to the power x.</summary>
internal readonly struct ExpMap<T> : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        Exponential<TSimd, TVector, T>.Exp(x);
}

/// <summary>e to the power x - shift.</summary>
internal readonly struct ExpShiftedMap<T>(T shift) : IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged =>
        Exponential<TSimd, TVector, T>.Exp(TSimd.Subtract(x, TSimd.Broadcast(shift)));
}
