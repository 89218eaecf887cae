using System.Reflection;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// Shows a Plotly.NET chart, genuine or of the stand-in: which of the two a notebook got is known by name only, so nothing
/// here refers to either.
/// </summary>
public sealed class ChartBundleSource : IMimeBundleSource
{
    private const string ChartType = "Plotly.NET.GenericChart";
    private const string FigureMethod = "toJson";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The chart's type has no method that writes its figure.</exception>
    public MimeBundle? TryCreate(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (ChartTypeOf(value.GetType()) is not { } type)
            return null;
        var figure = PlotlyFigure.Parse(Json(type, value)).WithoutTemplate();
        return new MimeBundle { { PlotlyFigure.MimeType, figure.Json }, { "text/plain", figure.Description } };
    }

    private static Type? ChartTypeOf(Type? type)
    {
        while (type is not null && type.FullName != ChartType)
            type = type.BaseType;
        return type;
    }

    private static string Json(Type type, object chart)
    {
        var method = type.GetMethod(FigureMethod, BindingFlags.Public | BindingFlags.Static, [type])
            ?? throw new InvalidOperationException($"{type.AssemblyQualifiedName} has no static method {FigureMethod}({type.Name}): this version of Plotly.NET cannot be shown.");
        return (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [chart], culture: null)!;
    }
}
