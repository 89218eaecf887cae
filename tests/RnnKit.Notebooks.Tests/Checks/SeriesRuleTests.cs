using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Checks;

/// <summary>Every notebook keeps the rules that <c>rnnkit check</c> holds it to.</summary>
public class SeriesRuleTests
{
    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_keeps_the_rules_of_the_series(string name)
    {
        IReadOnlyList<Complaint> complaints = NotebookRules.Check(Series.Load(name));
        Assert.True(complaints.Count == 0, string.Join('\n', complaints.Select(complaint => complaint.ToString())));
    }
}
