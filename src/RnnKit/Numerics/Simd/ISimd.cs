namespace RnnKit.Numerics.Simd;

/// <summary>
/// The few operations on vectors that the kernels are written in. A kernel is one text, generic over
/// this interface; the compiler makes it a loop of 512, 256 or 128-bit instructions, or of scalar ones.
/// Every operation rounds each element exactly as IEEE 754 says, so all widths give the same bits.
/// </summary>
/// <typeparam name="TVector">The vector itself: <c>Vector512&lt;T&gt;</c>, …, or <c>T</c>.</typeparam>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
internal interface ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Whether there are 32 vector registers (AVX-512, Arm) or only 16.</summary>
    static abstract bool HasManyRegisters { get; }

    static abstract TVector Load(ref readonly T source);

    static abstract void Store(TVector x, ref T destination);

    /// <summary>The value in every element.</summary>
    static abstract TVector Broadcast(T value);

    /// <summary>The constant, rounded to T, in every element.</summary>
    static abstract TVector Constant(double value);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    static abstract TVector Divide(TVector x, TVector y);

    static abstract TVector Sqrt(TVector x);

    /// <summary>x y + z, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector x, TVector y, TVector z);

    /// <summary>All bits set where x is less than y; none where it is not, or one of them is NaN.</summary>
    static abstract TVector LessThan(TVector x, TVector y);

    /// <summary>Whether the mask is set anywhere.</summary>
    static abstract bool Any(TVector mask);

    /// <summary>x where the mask is set, y elsewhere.</summary>
    static abstract TVector Select(TVector mask, TVector x, TVector y);

    static abstract TVector And(TVector x, TVector y);

    static abstract TVector Or(TVector x, TVector y);

    /// <summary>x without the bits of y.</summary>
    static abstract TVector AndNot(TVector x, TVector y);

    /// <summary>Adds the bit patterns as whole numbers.</summary>
    static abstract TVector AddBits(TVector x, TVector y);

    /// <summary>Shifts the bit patterns left by the length of the mantissa: a whole number becomes an exponent.</summary>
    static abstract TVector ShiftIntoExponent(TVector x);
}
