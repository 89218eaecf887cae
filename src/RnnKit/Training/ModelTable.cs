using System.Globalization;
using System.Numerics;
using System.Text;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>A model's layers and parameters as lines of text.</summary>
internal static class ModelTable
{
    public static string Of<T>(IReadOnlyList<Parameter<T>> parameters, IReadOnlyList<(string Name, string Text)> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var text = new StringBuilder();
        foreach ((string name, string layer) in layers) text.Append($"{name,-10} {layer}\n");
        foreach (Parameter<T> p in parameters) text.Append(CultureInfo.InvariantCulture, $"{p.Name,-12} {p.Rows + " × " + p.Columns,-12} {p.Count,9:N0}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"total",-25} {parameters.Sum(p => p.Count),9:N0} parameters");
        return text.ToString();
    }
}
