using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>One trace of a figure: a bag of plotly.js's attributes with its type.</summary>
public class Trace : DynamicObj.DynamicObj
{
    public Trace(string traceTypeName)
    {
        ArgumentNullException.ThrowIfNull(traceTypeName);
        SetValue("type", traceTypeName);
    }
}

/// <summary>Everything about a figure that is not its traces.</summary>
public class Layout : DynamicObj.DynamicObj
{
    /// <summary>
    /// Merges <paramref name="second"/> into <paramref name="first"/> and returns it. Typed annotations and shapes of
    /// both are kept; any other property of the second wins.
    /// </summary>
    public static Layout combine(Layout first, Layout second)
    {
        var annotations = Concatenate<LayoutObjects.Annotation>(first, second, "annotations");
        var shapes = Concatenate<LayoutObjects.Shape>(first, second, "shapes");
        first.Merge(second);
        if (annotations is not null)
            first.SetValue("annotations", annotations);
        if (shapes is not null)
            first.SetValue("shapes", shapes);
        return first;
    }

    private static T[]? Concatenate<T>(Layout first, Layout second, string name) =>
        first.Find<IEnumerable<T>>(name) is { } before && second.Find<IEnumerable<T>>(name) is { } after ? [.. before, .. after] : null;
}

/// <summary>What a figure lets its reader do.</summary>
public class Config : DynamicObj.DynamicObj
{
    public static Config combine(Config first, Config second)
    {
        first.Merge(second);
        return first;
    }
}

/// <summary>A line's color, width and dash.</summary>
public class Line : DynamicObj.DynamicObj;

/// <summary>A color scale's legend.</summary>
public class ColorBar : DynamicObj.DynamicObj;

/// <summary>A title's text, font and place.</summary>
public class Title : DynamicObj.DynamicObj;

/// <summary>A font's family, size and color.</summary>
public class Font : DynamicObj.DynamicObj
{
    public static Font init(FSharpOption<StyleParam.FontFamily>? Family = null, FSharpOption<double>? Size = null, FSharpOption<Color>? Color = null) =>
        new Font().Set("family", Family).Set("size", Size).Set("color", Color);
}
