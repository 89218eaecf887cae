using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Inspection;

/// <summary>Puts a module's gradients back as they were when it is disposed: looking at a network must not change what it learns.</summary>
internal sealed class KeptGradients<T>(IModule<T> module) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] kept = [.. module.Parameters.Select(p => p.Gradients.ToArray())];

    public void Dispose()
    {
        for (int i = 0; i < kept.Length; i++) kept[i].CopyTo(module.Parameters[i].Gradients);
    }
}
