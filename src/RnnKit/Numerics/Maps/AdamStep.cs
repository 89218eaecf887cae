using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>The constants of one Adam step and its loop: four spans read, three written, in one pass.</summary>
/// <param name="Beta1">β₁.</param>
/// <param name="OneMinusBeta1">1 - β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="OneMinusBeta2">1 - β₂.</param>
/// <param name="NegativeRate">-rate / (1 - β₁ᵗ).</param>
/// <param name="RootScale">1 / √(1 - β₂ᵗ).</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Keep">1 - rate · weight decay: what decoupled decay leaves of θ.</param>
internal readonly record struct AdamStep<T>(T Beta1, T OneMinusBeta1, T Beta2, T OneMinusBeta2, T NegativeRate, T RootScale, T Epsilon, T Keep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Apply(VectorWidth width, Span<T> theta, ReadOnlySpan<T> gradient, Span<T> m, Span<T> v)
    {
        ref T t = ref MemoryMarshal.GetReference(theta), g = ref MemoryMarshal.GetReference(gradient);
        ref T m0 = ref MemoryMarshal.GetReference(m), v0 = ref MemoryMarshal.GetReference(v);
        switch (width)
        {
            case VectorWidth.Bits512:
                Loop<Simd512<T>, Vector512<T>>(ref t, ref g, ref m0, ref v0, theta.Length);
                break;
            case VectorWidth.Bits256:
                Loop<Simd256<T>, Vector256<T>>(ref t, ref g, ref m0, ref v0, theta.Length);
                break;
            case VectorWidth.Bits128:
                Loop<Simd128<T>, Vector128<T>>(ref t, ref g, ref m0, ref v0, theta.Length);
                break;
            default:
                Loop<Scalar<T>, T>(ref t, ref g, ref m0, ref v0, theta.Length);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop<TSimd, TVector>(ref T theta, ref T gradient, ref T m, ref T v, int count)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TVector t = TSimd.Load(ref Unsafe.Add(ref theta, i)), g = TSimd.Load(ref Unsafe.Add(ref gradient, i));
            TVector mi = TSimd.Load(ref Unsafe.Add(ref m, i)), vi = TSimd.Load(ref Unsafe.Add(ref v, i));
            Move<TSimd, TVector>(ref t, g, ref mi, ref vi);
            TSimd.Store(t, ref Unsafe.Add(ref theta, i));
            TSimd.Store(mi, ref Unsafe.Add(ref m, i));
            TSimd.Store(vi, ref Unsafe.Add(ref v, i));
        }
        for (; i < count; i++)
            Move<Scalar<T>, T>(ref Unsafe.Add(ref theta, i), Unsafe.Add(ref gradient, i), ref Unsafe.Add(ref m, i), ref Unsafe.Add(ref v, i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move<TSimd, TVector>(ref TVector theta, TVector g, ref TVector m, ref TVector v)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
    {
        m = TSimd.FusedMultiplyAdd(TSimd.Broadcast(Beta1), m, TSimd.Multiply(TSimd.Broadcast(OneMinusBeta1), g));
        v = TSimd.FusedMultiplyAdd(TSimd.Broadcast(Beta2), v, ScaledSquare.Of<TSimd, TVector, T>(TSimd.Broadcast(OneMinusBeta2), g));
        TVector denominator = TSimd.FusedMultiplyAdd(TSimd.Sqrt(v), TSimd.Broadcast(RootScale), TSimd.Broadcast(Epsilon));
        theta = TSimd.FusedMultiplyAdd(TSimd.Broadcast(NegativeRate), TSimd.Divide(m, denominator), TSimd.Multiply(theta, TSimd.Broadcast(Keep)));
    }
}
