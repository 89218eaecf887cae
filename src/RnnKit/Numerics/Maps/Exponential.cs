using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>
/// eˣ by the classic route: x = n ln 2 + r with |r| ≤ ½ ln 2, then eˣ = 2ⁿ eʳ. A polynomial gives eʳ - 1,
/// which keeps the digits that tanh needs near zero, and 2ⁿ is written straight into the exponent bits.
/// </summary>
internal static class Exponential<TSimd, TVector, T>
    where TSimd : ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>eˣ over the whole range: overflows to ∞, underflows through the denormals to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp(TVector x)
    {
        if (!TSimd.Any(TSimd.Or(TSimd.LessThan(x, LeastNormal), TSimd.LessThan(GreatestWhole, x)))) return ExpNormal(x);
        TVector high = IsFloat ? TSimd.Constant(89) : TSimd.Constant(710);
        return ExpInTwoFactors(TSimd.Select(TSimd.LessThan(high, x), high, x));
    }

    /// <summary>eˣ where x is at most 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfNegative(TVector x) =>
        TSimd.Any(TSimd.LessThan(x, LeastNormal)) ? ExpInTwoFactors(x) : ExpNormal(x);

    /// <summary>eˣ where 2ⁿ is a normal number, and so is the result: nearly always.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpNormal(TVector x)
    {
        Reduce(x, out TVector shifted, out TVector r);
        TVector power = PowerOfTwo(shifted);
        return TSimd.FusedMultiplyAdd(power, ExpMinusOneOfReduced(r), power);
    }

    /// <summary>eˣ with 2ⁿ in two factors: n itself may be beyond what an exponent holds. The digits of the other way, where that goes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TVector ExpInTwoFactors(TVector x)
    {
        TVector low = IsFloat ? TSimd.Constant(-104) : TSimd.Constant(-746);
        TVector n = Reduce(TSimd.Select(TSimd.LessThan(x, low), low, x), out _, out TVector r);
        TVector p = ExpMinusOneOfReduced(r);
        TVector firstShifted = TSimd.FusedMultiplyAdd(n, TSimd.Constant(0.5), Shift);
        TVector secondShifted = TSimd.Add(TSimd.Subtract(n, TSimd.Subtract(firstShifted, Shift)), Shift);
        TVector first = PowerOfTwo(firstShifted);
        return TSimd.Multiply(TSimd.FusedMultiplyAdd(first, p, first), PowerOfTwo(secondShifted));
    }

    /// <summary>eˣ - 1 for 0 ≤ x ≤ 80, exact to about an ulp down to the smallest x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinusOne(TVector x)
    {
        Reduce(x, out TVector shifted, out TVector r);
        TVector power = PowerOfTwo(shifted);
        return TSimd.FusedMultiplyAdd(power, ExpMinusOneOfReduced(r), TSimd.Subtract(power, TSimd.Constant(1)));
    }

    private static bool IsFloat
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    /// <summary>Where eˣ is still a normal number.</summary>
    private static TVector LeastNormal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsFloat ? TSimd.Constant(-87) : TSimd.Constant(-708);
    }

    /// <summary>Where 2ⁿ is still a number.</summary>
    private static TVector GreatestWhole
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsFloat ? TSimd.Constant(88) : TSimd.Constant(709);
    }

    /// <summary>1.5 · 2ᵐ, m the bits of the mantissa: adding it rounds to a whole number and leaves that in the lowest bits.</summary>
    private static TVector Shift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsFloat ? TSimd.Constant(12582912) : TSimd.Constant(6755399441055744);
    }

    /// <summary>n = x / ln 2 to the nearest, r = x - n ln 2 with ln 2 in two parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce(TVector x, out TVector shifted, out TVector r)
    {
        shifted = TSimd.FusedMultiplyAdd(x, TSimd.Constant(1.4426950408889634), Shift);
        TVector n = TSimd.Subtract(shifted, Shift);
        r = TSimd.FusedMultiplyAdd(n, IsFloat ? TSimd.Constant(-0.6931471824645996) : TSimd.Constant(-0.6931471805599453), x);
        r = TSimd.FusedMultiplyAdd(n, IsFloat ? TSimd.Constant(1.904654299957768e-9) : TSimd.Constant(-2.3190468138462996e-17), r);
        return n;
    }

    /// <summary>2ⁿ, from n left in the lowest bits by <see cref="Shift"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo(TVector shifted) => TSimd.AddBits(TSimd.ShiftIntoExponent(shifted), TSimd.Constant(1));

    /// <summary>eʳ - 1 = r + r² q(r) on |r| ≤ ½ ln 2; q is the polynomial of least largest relative error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpMinusOneOfReduced(TVector r)
    {
        TVector q;
        if (IsFloat)
        {
            q = TSimd.Constant(1.98459405780801164e-4);
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(1.39406300259692232e-3));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(8.33338926134389105e-3));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(4.16663608688989801e-2));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(1.66666663708802731e-1));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(5.00000004417988420e-1));
        }
        else
        {
            q = TSimd.Constant(2.08752716642880335e-9);
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(2.51089830190816551e-8));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(2.75574028381036897e-7));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(2.75572443613317841e-6));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(2.48015871723000922e-5));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(1.98412698859799915e-4));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(1.38888888889624981e-3));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(8.33333333332168455e-3));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(4.16666666666665117e-2));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(1.66666666666666768e-1));
            q = TSimd.FusedMultiplyAdd(q, r, TSimd.Constant(0.5));
        }
        return TSimd.FusedMultiplyAdd(TSimd.Multiply(r, r), q, r);
    }
}
