using RnnKit.Book;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>What Jupyter's MathJax sets, KaTeX sets in the book.</summary>
public sealed class MathematicsInBrowserTests(Browser browser)
{
    private const string Formulas = """
        $\newcommand{\R}{\mathbb{R}}\newcommand{\pair}[2]{(#1, #2)}\DeclareMathOperator{\tr}{tr}$ then $x \in \R$, $\pair{a}{b}$ and $\tr A$.

        $\renewcommand{\pair}[2]{[#1, #2]}$ makes it $\pair{a}{b}$; $\begin{align} a &= b \end{align}$ in a line, $a \tag{1}$, $\mbox{as in TeX}$.

        \begin{eqnarray} a &=& b \\ c &=& d \end{eqnarray}

        \begin{equation}\label{one} a \end{equation}

        See $\eqref{one}$ and $\ref{one}$.

        - \begin{multline} a \\ b \end{multline}

        | | |
        |---|---|
        | \begin{cases} 1 & x > 0 \\ 0 \end{cases} | $|x|$ |
        """;

    [Fact]
    public async Task No_formula_is_shown_as_its_source()
    {
        using var folder = new TemporaryFolder();
        var notebook = new NotebookDocument("01-mathematics");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "m", Formulas));
        BookReport report = BookWriter.Write(
            [notebook], Path.Combine(folder.FullPath, "book"), new BookOptions { WebFolder = Repository.PathOf("artifacts", "web") }, TestContext.Current.CancellationToken);
        Tools.Require(report.Note is null, "npm with KaTeX and plotly.js");
        await using WatchedPage watched = await browser.OpenAsync(new Uri(Path.Combine(folder.FullPath, "book", "01-mathematics.html")).AbsoluteUri);

        Assert.Empty(await watched.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.katex-error')].map((formula) => formula.textContent + ': ' + formula.title)"));
        Assert.Equal(0, await watched.Page.Locator(".math:not(:has(.katex))").CountAsync());
        Assert.True(await watched.Page.Locator(".katex").CountAsync() >= 14);
    }
}
