using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>
/// The loops that carry a map over spans of one length. The last few elements are padded to a whole vector,
/// so every element has the digits that it has in the middle. The result may be one of the inputs. Each loop stays a method of its own:
/// within another the compiler's budget would end before all operations are in place.
/// </summary>
internal static class Map
{
    /// <summary>result = f(x) for every element.</summary>
    public static void Apply<TMap, T>(VectorWidth width, TMap map, ReadOnlySpan<T> x, Span<T> result)
        where TMap : struct, IMap1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = result.Length;
        ref T to = ref MemoryMarshal.GetReference(result);
        switch (width)
        {
            case VectorWidth.Bits512:
                Loop1<TMap, Simd512<T>, Vector512<T>, T>(map, ref MemoryMarshal.GetReference(x), ref to, count);
                break;
            case VectorWidth.Bits256:
                Loop1<TMap, Simd256<T>, Vector256<T>, T>(map, ref MemoryMarshal.GetReference(x), ref to, count);
                break;
            case VectorWidth.Bits128:
                Loop1<TMap, Simd128<T>, Vector128<T>, T>(map, ref MemoryMarshal.GetReference(x), ref to, count);
                break;
            default:
                Loop1<TMap, Scalar<T>, T, T>(map, ref MemoryMarshal.GetReference(x), ref to, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop1<TMap, TSimd, TVector, T>(TMap map, ref T x, ref T result, int count)
        where TMap : struct, IMap1<T>
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - 2 * TSimd.Count; i += 2 * TSimd.Count)
            SimdTwin<TSimd, TVector, T>.Store(
                map.Apply<SimdTwin<TSimd, TVector, T>, Twin<TVector>>(SimdTwin<TSimd, TVector, T>.Load(ref Unsafe.Add(ref x, i))), ref Unsafe.Add(ref result, i));
        for (; i <= count - TSimd.Count; i += TSimd.Count)
            TSimd.Store(map.Apply<TSimd, TVector>(TSimd.Load(ref Unsafe.Add(ref x, i))), ref Unsafe.Add(ref result, i));
        if (i < count)
            Rest1<TMap, TSimd, TVector, T>(map, ref Unsafe.Add(ref x, i), ref Unsafe.Add(ref result, i), count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest1<TMap, TSimd, TVector, T>(TMap map, ref T x, ref T result, int count)
        where TMap : struct, IMap1<T>
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        StoreFirst(map.Apply<TSimd, TVector>(Padded<TSimd, TVector, T>(ref x, count)), ref result, count);

    /// <summary>result = f(x, y) for every element.</summary>
    public static void Apply<TMap, T>(VectorWidth width, TMap map, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where TMap : struct, IMap2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = result.Length;
        ref T to = ref MemoryMarshal.GetReference(result);
        switch (width)
        {
            case VectorWidth.Bits512:
                Loop2<TMap, Simd512<T>, Vector512<T>, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref to, count);
                break;
            case VectorWidth.Bits256:
                Loop2<TMap, Simd256<T>, Vector256<T>, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref to, count);
                break;
            case VectorWidth.Bits128:
                Loop2<TMap, Simd128<T>, Vector128<T>, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref to, count);
                break;
            default:
                Loop2<TMap, Scalar<T>, T, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref to, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop2<TMap, TSimd, TVector, T>(TMap map, ref T x, ref T y, ref T result, int count)
        where TMap : struct, IMap2<T>
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
            TSimd.Store(map.Apply<TSimd, TVector>(TSimd.Load(ref Unsafe.Add(ref x, i)), TSimd.Load(ref Unsafe.Add(ref y, i))), ref Unsafe.Add(ref result, i));
        if (i < count)
            Rest2<TMap, TSimd, TVector, T>(map, ref Unsafe.Add(ref x, i), ref Unsafe.Add(ref y, i), ref Unsafe.Add(ref result, i), count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest2<TMap, TSimd, TVector, T>(TMap map, ref T x, ref T y, ref T result, int count)
        where TMap : struct, IMap2<T>
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        StoreFirst(map.Apply<TSimd, TVector>(Padded<TSimd, TVector, T>(ref x, count), Padded<TSimd, TVector, T>(ref y, count)), ref result, count);

    /// <summary>result = f(x, y, z) for every element.</summary>
    public static void Apply<TMap, T>(VectorWidth width, TMap map, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result)
        where TMap : struct, IMap3<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = result.Length;
        ref T to = ref MemoryMarshal.GetReference(result);
        switch (width)
        {
            case VectorWidth.Bits512:
                Loop3<TMap, Simd512<T>, Vector512<T>, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref MemoryMarshal.GetReference(z), ref to, count);
                break;
            case VectorWidth.Bits256:
                Loop3<TMap, Simd256<T>, Vector256<T>, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref MemoryMarshal.GetReference(z), ref to, count);
                break;
            case VectorWidth.Bits128:
                Loop3<TMap, Simd128<T>, Vector128<T>, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref MemoryMarshal.GetReference(z), ref to, count);
                break;
            default:
                Loop3<TMap, Scalar<T>, T, T>(map, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref MemoryMarshal.GetReference(z), ref to, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop3<TMap, TSimd, TVector, T>(TMap map, ref T x, ref T y, ref T z, ref T result, int count)
        where TMap : struct, IMap3<T>
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
            TSimd.Store(map.Apply<TSimd, TVector>(TSimd.Load(ref Unsafe.Add(ref x, i)), TSimd.Load(ref Unsafe.Add(ref y, i)), TSimd.Load(ref Unsafe.Add(ref z, i))), ref Unsafe.Add(ref result, i));
        if (i < count)
            Rest3<TMap, TSimd, TVector, T>(map, ref Unsafe.Add(ref x, i), ref Unsafe.Add(ref y, i), ref Unsafe.Add(ref z, i), ref Unsafe.Add(ref result, i), count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rest3<TMap, TSimd, TVector, T>(TMap map, ref T x, ref T y, ref T z, ref T result, int count)
        where TMap : struct, IMap3<T>
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        StoreFirst(map.Apply<TSimd, TVector>(Padded<TSimd, TVector, T>(ref x, count), Padded<TSimd, TVector, T>(ref y, count), Padded<TSimd, TVector, T>(ref z, count)), ref result, count);

    /// <summary>The elements that are left, in a vector whose rest is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Padded<TSimd, TVector, T>(ref T source, int count)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        TVector vector = TSimd.Constant(0);
        ref T elements = ref Unsafe.As<TVector, T>(ref vector);
        for (int i = 0; i < count; i++) Unsafe.Add(ref elements, i) = Unsafe.Add(ref source, i);
        return vector;
    }

    /// <summary>Stores the first few elements of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFirst<TVector, T>(TVector vector, ref T destination, int count)
        where TVector : unmanaged
        where T : unmanaged
    {
        ref T elements = ref Unsafe.As<TVector, T>(ref vector);
        for (int i = 0; i < count; i++) Unsafe.Add(ref destination, i) = Unsafe.Add(ref elements, i);
    }
}
