using Microsoft.FSharp.Core;
using Plotly.NET.CSharp;

namespace Plotly.NET;

/// <summary>Setting what was given, leaving out what was not.</summary>
internal static class Properties
{
    public static TBag Set<TBag>(this TBag bag, string name, object? value) where TBag : DynamicObj.DynamicObj
    {
        bag.SetValue(name, value);
        return bag;
    }

    public static TBag Set<TBag, T>(this TBag bag, string name, Optional<T> value) where TBag : DynamicObj.DynamicObj =>
        value.IsSome ? bag.Set(name, (object?)value.Value) : bag;

    public static TBag Set<TBag, T>(this TBag bag, string name, FSharpOption<T>? value) where TBag : DynamicObj.DynamicObj =>
        value is null ? bag : bag.Set(name, (object?)value.Value);

    /// <summary>A property that takes one value or one for each point; many win over one.</summary>
    public static TBag Set<TBag, TOne, TMany>(this TBag bag, string name, Optional<TOne> one, Optional<TMany> many) where TBag : DynamicObj.DynamicObj =>
        many.IsSome ? bag.Set(name, many) : bag.Set(name, one);

    public static T Or<T>(this Optional<T> optional, T otherwise) => optional.IsSome ? optional.Value : otherwise;
}
