using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnKit.Numerics.Products;

/// <summary>
/// Packing: a panel holds a few rows of A (or columns of B) for a run of k, in exactly the order in which a
/// tile reads them. Without it a large product would touch a new cache line, often a new page, at every k.
/// </summary>
internal static class Panel
{
    /// <summary>Columns of B in a panel.</summary>
    public const int Columns = 8;

    /// <summary>Rows of A in a panel: two of the widest vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows<T>() => 128 / Unsafe.SizeOf<T>();

    /// <summary>
    /// Writes <paramref name="count"/> rows (or columns) over <paramref name="inner"/> steps of k:
    /// element (i, k) goes to <c>i + k * width</c>.
    /// </summary>
    public static void Pack<T>(ref readonly T source, nint majorStep, nint innerStep, int count, int inner, ref T panel, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (majorStep == 1) Copy(in source, innerStep, count, inner, ref panel, width);
        else Transpose(in source, majorStep, innerStep, count, inner, ref panel, width);
    }

    /// <summary>
    /// Packs any number of rows (or columns), panel after panel. Where they are neighbors in memory, a few steps of k
    /// are packed for all panels before the next few: the source is then read in long runs, as it lies.
    /// </summary>
    public static void PackAll<T>(ref readonly T source, nint majorStep, nint innerStep, int count, int inner, ref T panels, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int run = majorStep == 1 ? Math.Min(inner, 16) : inner;
        for (int k = 0; k < inner; k += run)
            for (int i = 0; i < count; i += width)
                Pack(
                    in Unsafe.Add(ref Unsafe.AsRef(in source), i * majorStep + k * innerStep), majorStep, innerStep, Math.Min(width, count - i), Math.Min(run, inner - k),
                    ref Unsafe.Add(ref panels, (nint)i * inner + (nint)k * width), width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(ref readonly T source, nint innerStep, int count, int inner, ref T panel, int width)
        where T : unmanaged
    {
        int chunk = Vector256<T>.Count;
        for (int k = 0; k < inner; k++)
        {
            ref readonly T from = ref Unsafe.Add(ref Unsafe.AsRef(in source), k * innerStep);
            ref T to = ref Unsafe.Add(ref panel, (nint)k * width);
            int i = 0;
            for (; i + chunk <= count; i += chunk)
                Vector256.LoadUnsafe(in from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
            for (; i < count; i++) Unsafe.Add(ref to, i) = Unsafe.Add(ref Unsafe.AsRef(in from), i);
        }
    }

    /// <summary>In runs of k whose part of the panel stays in the first-level cache, four rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<T>(ref readonly T source, nint majorStep, nint innerStep, int count, int inner, ref T panel, int width)
        where T : unmanaged
    {
        const int Run = 64;
        bool turns = typeof(T) == typeof(float) && innerStep == 1;
        for (int start = 0; start < inner; start += Run)
        {
            int end = Math.Min(inner, start + Run);
            for (int i = 0; i < count; i += 4)
            {
                int k = start;
                if (turns && i + 4 <= count)
                {
                    ref float from = ref Unsafe.As<T, float>(ref Unsafe.AsRef(in source));
                    ref float to = ref Unsafe.As<T, float>(ref panel);
                    for (; k + 8 <= end; k += 8)
                        Turn(ref Unsafe.Add(ref from, i * majorStep + k), majorStep, ref Unsafe.Add(ref to, (nint)k * width + i), width);
                }
                int rows = Math.Min(4, count - i);
                for (; k < end; k++)
                    for (int r = i; r < i + rows; r++)
                        Unsafe.Add(ref panel, (nint)k * width + r) = Unsafe.Add(ref Unsafe.AsRef(in source), r * majorStep + k * innerStep);
            }
        }
    }

    /// <summary>
    /// Turns four rows of eight floats: neighbors change places between rows 0 and 1, 2 and 3, then pairs between
    /// rows 0 and 2, 1 and 3. Each half of the vectors is a square of 4 × 4.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref float from, nint fromStep, ref float to, nint toStep)
    {
        Vector256<ulong> r0 = Vector256.LoadUnsafe(ref from).AsUInt64();
        Vector256<ulong> r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, fromStep)).AsUInt64();
        Vector256<ulong> r2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromStep)).AsUInt64();
        Vector256<ulong> r3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromStep)).AsUInt64();
        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> even01 = Vector256.ConditionalSelect(low, r0, r1 << 32), odd01 = Vector256.ConditionalSelect(low, r0 >>> 32, r1);
        Vector256<ulong> even23 = Vector256.ConditionalSelect(low, r2, r3 << 32), odd23 = Vector256.ConditionalSelect(low, r2 >>> 32, r3);

        Store(First(even01, even23), ref to, toStep);
        Store(First(odd01, odd23), ref Unsafe.Add(ref to, toStep), toStep);
        Store(Second(even01, even23), ref Unsafe.Add(ref to, 2 * toStep), toStep);
        Store(Second(odd01, odd23), ref Unsafe.Add(ref to, 3 * toStep), toStep);
    }

    private static Vector256<ulong> FirstOfPairs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(ulong.MaxValue, 0, ulong.MaxValue, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> First(Vector256<ulong> x, Vector256<ulong> y) =>
        Vector256.ConditionalSelect(FirstOfPairs, x, Vector256.Shuffle(y, Vector256.Create(1UL, 0, 3, 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Second(Vector256<ulong> x, Vector256<ulong> y) =>
        Vector256.ConditionalSelect(FirstOfPairs, Vector256.Shuffle(x, Vector256.Create(1UL, 0, 3, 2)), y);

    /// <summary>The halves belong to steps of k that are four apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> x, ref float to, nint toStep)
    {
        x.GetLower().AsSingle().StoreUnsafe(ref to);
        x.GetUpper().AsSingle().StoreUnsafe(ref Unsafe.Add(ref to, 4 * toStep));
    }
}
