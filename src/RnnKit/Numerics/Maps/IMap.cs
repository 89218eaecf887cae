using System.Numerics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>A function of one element, written once for every vector width.</summary>
internal interface IMap1<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged;
}

/// <summary>A function of two elements.</summary>
internal interface IMap2<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    TVector Apply<TSimd, TVector>(TVector x, TVector y)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged;
}

/// <summary>A function of three elements.</summary>
internal interface IMap3<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    TVector Apply<TSimd, TVector>(TVector x, TVector y, TVector z)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged;
}
