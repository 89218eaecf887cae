namespace Plotly.NET.CSharp;

/// <summary>An optional argument: a value that was given, or the default, which stands for 'not given'.</summary>
public readonly record struct Optional<T>(T Value, bool IsSome)
{
    public static implicit operator Optional<T>(T Value) => new(Value, true);
}
