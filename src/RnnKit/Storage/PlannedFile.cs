using System.Numerics;

namespace RnnKit.Storage;

/// <summary>Parameters out to a file and in from it, all of them or none.</summary>
internal static class PlannedFile
{
    private static readonly Dictionary<string, string> Format = new() { ["format"] = "pt" };

    public static void Save<T>(string path, IReadOnlyList<TensorPlan<T>> plans, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new SafetensorsFile([.. plans.Select(plan => plan.Store())], metadata ?? Format).Write(path);

    public static void Load<T>(string path, IReadOnlyList<TensorPlan<T>> plans)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsFile file = SafetensorsFile.Read(path);
        try
        {
            Restore(file.Tensors, plans);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Checks every tensor before the first parameter is changed.</summary>
    public static void Restore<T>(IReadOnlyList<StoredTensor> tensors, IReadOnlyList<TensorPlan<T>> plans)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<string, StoredTensor> byName = tensors.ToDictionary(t => t.Name);
        var values = new T[plans.Count][];
        for (int i = 0; i < plans.Count; i++)
        {
            if (!byName.Remove(plans[i].Name, out StoredTensor? tensor)) throw new InvalidDataException($"there is no tensor '{plans[i].Name}'.");
            if (!tensor.Shape.SequenceEqual(plans[i].Shape))
                throw new InvalidDataException($"tensor '{tensor.Name}' has the shape [{string.Join(", ", tensor.Shape)}]; expected [{string.Join(", ", plans[i].Shape)}].");
            values[i] = tensor.Values<T>();
        }
        if (byName.Count > 0) throw new InvalidDataException($"tensor '{byName.Keys.First()}' has no place in the module.");
        for (int i = 0; i < plans.Count; i++) plans[i].Restore(values[i]);
    }
}
