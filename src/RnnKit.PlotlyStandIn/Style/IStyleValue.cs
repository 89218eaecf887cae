namespace Plotly.NET;

/// <summary>A value of a style parameter, as plotly.js spells it.</summary>
internal interface IStyleValue
{
    object Value { get; }
}
