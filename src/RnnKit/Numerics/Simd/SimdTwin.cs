using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnKit.Numerics.Simd;

/// <summary>Two vectors side by side.</summary>
internal readonly struct Twin<TVector>(TVector first, TVector second)
    where TVector : unmanaged
{
    public readonly TVector First = first, Second = second;
}

/// <summary>
/// Every operation on two vectors, one after the other. In a long chain each operation waits for the one before; of two chains
/// in step one goes on while the other waits. The digits are those of one.
/// </summary>
internal readonly struct SimdTwin<TSimd, TVector, T> : ISimd<Twin<TVector>, T>
    where TSimd : ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TSimd.Count;
    }

    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSimd.HasManyRegisters;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Load(ref readonly T source) =>
        new(TSimd.Load(in source), TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in source), TSimd.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Twin<TVector> x, ref T destination)
    {
        TSimd.Store(x.First, ref destination);
        TSimd.Store(x.Second, ref Unsafe.Add(ref destination, TSimd.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Broadcast(T value) => new(TSimd.Broadcast(value), TSimd.Broadcast(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Constant(double value) => new(TSimd.Constant(value), TSimd.Constant(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Twin<TVector> mask) => TSimd.Any(TSimd.Or(mask.First, mask.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Add(Twin<TVector> x, Twin<TVector> y) => new(TSimd.Add(x.First, y.First), TSimd.Add(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Subtract(Twin<TVector> x, Twin<TVector> y) => new(TSimd.Subtract(x.First, y.First), TSimd.Subtract(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Multiply(Twin<TVector> x, Twin<TVector> y) => new(TSimd.Multiply(x.First, y.First), TSimd.Multiply(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Divide(Twin<TVector> x, Twin<TVector> y) => new(TSimd.Divide(x.First, y.First), TSimd.Divide(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> LessThan(Twin<TVector> x, Twin<TVector> y) => new(TSimd.LessThan(x.First, y.First), TSimd.LessThan(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> And(Twin<TVector> x, Twin<TVector> y) => new(TSimd.And(x.First, y.First), TSimd.And(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Or(Twin<TVector> x, Twin<TVector> y) => new(TSimd.Or(x.First, y.First), TSimd.Or(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> AndNot(Twin<TVector> x, Twin<TVector> y) => new(TSimd.AndNot(x.First, y.First), TSimd.AndNot(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> AddBits(Twin<TVector> x, Twin<TVector> y) => new(TSimd.AddBits(x.First, y.First), TSimd.AddBits(x.Second, y.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Sqrt(Twin<TVector> x) => new(TSimd.Sqrt(x.First), TSimd.Sqrt(x.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> ShiftIntoExponent(Twin<TVector> x) => new(TSimd.ShiftIntoExponent(x.First), TSimd.ShiftIntoExponent(x.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> FusedMultiplyAdd(Twin<TVector> x, Twin<TVector> y, Twin<TVector> z) =>
        new(TSimd.FusedMultiplyAdd(x.First, y.First, z.First), TSimd.FusedMultiplyAdd(x.Second, y.Second, z.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Twin<TVector> Select(Twin<TVector> mask, Twin<TVector> x, Twin<TVector> y) =>
        new(TSimd.Select(mask.First, x.First, y.First), TSimd.Select(mask.Second, x.Second, y.Second));
}
