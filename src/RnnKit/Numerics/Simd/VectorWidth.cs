using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnKit.Numerics.Simd;

/// <summary>The width of the vectors that a kernel works in, narrowest first.</summary>
internal enum VectorWidth
{
    Scalar,
    Bits128,
    Bits256,
    Bits512,
}

/// <summary>The widest vectors that this machine has instructions for.</summary>
internal static class Machine
{
    public static VectorWidth Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
            : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
            : Vector128.IsHardwareAccelerated ? VectorWidth.Bits128
            : VectorWidth.Scalar;
    }
}
