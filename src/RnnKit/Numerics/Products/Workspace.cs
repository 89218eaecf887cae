using System.Runtime.CompilerServices;

namespace RnnKit.Numerics.Products;

/// <summary>Memory for panels, one per thread, kept for the next product: nothing is allocated after the first use.</summary>
internal static class Workspace<T>
    where T : unmanaged
{
    [ThreadStatic]
    private static T[]? panels;

    /// <summary>At least <paramref name="count"/> elements from a 64-byte boundary, so that no vector crosses a cache line.</summary>
    public static ref T Rent(int count)
    {
        T[]? memory = panels;
        if (memory is null || memory.Length < count + Slack) panels = memory = Allocate(count);
        return ref Aligned(memory);
    }

    /// <summary>Memory for <paramref name="count"/> elements from a 64-byte boundary, zero at first.</summary>
    public static T[] Allocate(int count) => GC.AllocateArray<T>(count + Slack, pinned: true);

    /// <summary>The first element of pinned memory that lies on a 64-byte boundary.</summary>
    public static unsafe ref T Aligned(T[] memory)
    {
        ref T start = ref Unsafe.AsRef(in System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(memory));
        nint past = (nint)Unsafe.AsPointer(ref start) & 63;
        return ref past == 0 ? ref start : ref Unsafe.AddByteOffset(ref start, 64 - past);
    }

    private static int Slack => 64 / Unsafe.SizeOf<T>();
}
