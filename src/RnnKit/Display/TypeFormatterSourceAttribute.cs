namespace RnnKit.Display;

/// <summary>
/// Names the type that makes a type's formatters. .NET Interactive's formatting engine looks for an attribute of this name
/// and shape, in whatever assembly it was declared, so a library shows its types without a reference to the engine.
/// </summary>
/// <param name="formatterSourceType">A type with a method <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms that an output carries, the best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
