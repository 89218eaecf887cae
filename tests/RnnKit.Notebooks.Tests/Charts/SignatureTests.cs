using Plotly.NET;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>
/// What compiles against the stand-in compiles against genuine Plotly.NET 5.1.0 and Plotly.NET.CSharp 0.13.0:
/// GenuineSignatures.txt holds their signatures of the members that the stand-in has.
/// </summary>
public class SignatureTests
{
    // In use by the calls that the reference figures come from, but not part of the list.
    private static readonly string[] KnownByUse =
    [
        "Plotly.NET.StyleParam.LayoutGridPattern | public static Plotly.NET.StyleParam.LayoutGridPattern Independent { get; }",
        "Plotly.NET.StyleParam.LayoutGridPattern | public static Plotly.NET.StyleParam.LayoutGridPattern Coupled { get; }",
        "Plotly.NET.StyleParam.LayoutGridRowOrder | public static Plotly.NET.StyleParam.LayoutGridRowOrder TopToBottom { get; }",
        "Plotly.NET.StyleParam.LayoutGridRowOrder | public static Plotly.NET.StyleParam.LayoutGridRowOrder BottomToTop { get; }",
    ];

    private static readonly string[] Genuine = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Charts", "GenuineSignatures.txt"));

    [Fact]
    public void Every_public_member_has_the_genuine_names_types_order_defaults_and_constraints() =>
        Assert.Equal("", string.Join(Environment.NewLine, Members().Except(Genuine).Except(KnownByUse)));

    [Fact]
    public void Every_genuine_signature_on_the_list_is_there() =>
        Assert.Equal("", string.Join(Environment.NewLine, Genuine.Except(Members())));

    [Fact]
    public void Objects_are_bags_that_a_caller_can_make() =>
        Assert.All(
            Types().Where(type => type.IsSubclassOf(typeof(DynamicObj.DynamicObj)) && type != typeof(Trace)),
            type => Assert.NotNull(type.GetConstructor(Type.EmptyTypes)));

    private static List<string> Members() => [.. Types().SelectMany(Signatures.Of).Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> Types() =>
        typeof(GenericChart).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("Plotly.NET", StringComparison.Ordinal));
}
