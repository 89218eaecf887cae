using System.Numerics;

namespace RnnKit.Foundations;

/// <summary>Anything with parameters to learn: a gate, a cell, a layer, a whole model.</summary>
public interface IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The parameters, always in the same order; their names are unique within the module.</summary>
    IReadOnlyList<Parameter<T>> Parameters { get; }
}

/// <summary>What every module can do with its parameters.</summary>
public static class ModuleExtensions
{
    /// <summary>Sets every gradient to zero: gradients add up until this is called.</summary>
    public static void ZeroGradients<T>(this IModule<T> module)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < module.Parameters.Count; i++) module.Parameters[i].Gradients.Clear();
    }

    /// <summary>The number of learned numbers in the module.</summary>
    public static int ParameterCount<T>(this IModule<T> module)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = 0;
        for (int i = 0; i < module.Parameters.Count; i++) count += module.Parameters[i].Count;
        return count;
    }
}
