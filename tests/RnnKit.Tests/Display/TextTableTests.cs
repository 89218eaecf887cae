using RnnKit.Display;

namespace RnnKit.Tests.Display;

public sealed class TextTableTests
{
    [Fact]
    public void A_header_gives_up_one_sign_for_its_side_and_no_more()
    {
        var table = new TextTable("", "word", ">count", ">>");
        table.Add("a", "5", "7");

        Presentation shown = table.Present();

        Assert.Equal("word  count  >\na         5  7", shown.Text);
        Assert.Contains("<th scope=\"col\" style=\"text-align:right\">&gt;</th>", shown.Html);
    }
}
