using RnnKit.Notebooks.CSharp;

namespace RnnKit.Notebooks.Tests.CSharp;

/// <summary>A console knows whether Enter runs the code or goes on to the next line.</summary>
public class CompletenessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("x")]
    [InlineData("class A\n{\n}")]
    [InlineData("// only words")]
    [InlineData("#!import lib/setup.csx\nSetup.Ready()")]
    [InlineData("#r \"nuget: Plotly.NET\"")]
    [InlineData("undefined + name")]
    public void Code_that_could_be_run_is_complete(string code) => Assert.Equal((Completeness.Complete, ""), CompletenessCheck.Of(code));

    [Theory]
    [InlineData("if (true) {", "    ")]
    [InlineData("  for (;;)\n  {", "      ")]
    [InlineData("    Call(1,", "    ")]
    [InlineData("1 +", "")]
    [InlineData("/* never", "")]
    [InlineData("var s = @\"", "")]
    [InlineData("#!time\nif (true)\n{", "    ")]
    public void Code_that_is_still_open_goes_on_with_an_indent(string code, string indent) =>
        Assert.Equal((Completeness.Incomplete, indent), CompletenessCheck.Of(code));

    [Theory]
    [InlineData("}")]
    [InlineData("int 3;")]
    public void Code_that_can_never_be_run_is_invalid(string code) => Assert.Equal((Completeness.Invalid, ""), CompletenessCheck.Of(code));
}
