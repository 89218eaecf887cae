using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Storage;

/// <summary>The parameters of a module in a safetensors file, under their own names, each as rows × columns.</summary>
public static class ModelFile
{
    /// <summary>Writes every parameter; the file is never half-written.</summary>
    /// <param name="path">Where to; a file of this name is replaced.</param>
    /// <param name="module">Anything with parameters.</param>
    /// <param name="metadata">Free text under free names, written along; a note of the format if omitted.</param>
    public static void Save<T>(string path, IModule<T> module, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => PlannedFile.Save(path, Plans(module), metadata);

    /// <summary>Reads every parameter, all of them or, if anything does not fit, none.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <param name="module">A module of the same parameters: names, shapes and number type.</param>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another module; the message says how.</exception>
    public static void Load<T>(string path, IModule<T> module)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => PlannedFile.Load(path, Plans(module));

    internal static IReadOnlyList<TensorPlan<T>> Plans<T>(IModule<T> module, string prefix = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(module);
        return [.. module.Parameters.Select(p => new TensorPlan<T>(prefix + p.Name, [p.Rows, p.Columns], [new TensorPart<T>(p)]))];
    }
}
