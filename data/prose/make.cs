#:property PublishAot=false
// Writes prose.txt: what the notebooks of this series say in words, one paragraph a line.
// From the top folder of the repository: dotnet run data/prose/make.cs
//
// Left out: code, tables, formulas that stand alone, pictures, and the lists of other people's papers at the end.
// Of what is left, a sentence with a formula or a sign that is not plain ASCII goes; marks of Markdown go, their words stay.

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

string[] notebooks = [.. Directory.GetFiles("notebooks", "*.ipynb").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Order(StringComparer.Ordinal)];
string[] lines = [.. notebooks.SelectMany(Cells).SelectMany(Paragraphs).Select(Plain).Where(line => line.Length > 0).Distinct()];
string text = string.Join('\n', lines) + "\n";
string file = Path.Combine("data", "prose", "prose.txt");
File.WriteAllText(file + ".part", text, new UTF8Encoding(false));
File.Move(file + ".part", file, overwrite: true);
Console.WriteLine($"{file}: {lines.Length:N0} paragraphs, {text.Length:N0} characters");

static IEnumerable<string> Cells(string notebook)
{
    using var document = JsonDocument.Parse(File.ReadAllText(notebook));
    foreach (var cell in document.RootElement.GetProperty("cells").EnumerateArray())
        if (cell.GetProperty("cell_type").GetString() == "markdown" && cell.GetProperty("id").GetString() != "sources")
            yield return string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString()));
}

static IEnumerable<string> Paragraphs(string cell)
{
    cell = Regex.Replace(cell, @"^```.*?^```", "", RegexOptions.Singleline | RegexOptions.Multiline);   // code
    cell = Regex.Replace(cell, @"\$\$.*?\$\$", "", RegexOptions.Singleline);                            // formulas that stand alone
    cell = Regex.Replace(cell, @"<summary>.*?</summary>|<[^>]+>|!\[[^\]]*\]\([^)]*\)", "");            // HTML, pictures
    foreach (string block in Regex.Split(cell, @"\n\s*\n"))
        foreach (string item in Regex.Split(block, @"\n(?=\s*(?:- |\d+\. |#|\|))"))
            if (!item.TrimStart().StartsWith('|')) yield return item;
}

static string Plain(string paragraph)
{
    string line = Regex.Replace(paragraph, @"^\s*(?:#+|-|\d+\.)\s+", "");                               // headings, lists
    line = Regex.Replace(line, @"\[([^\]]*)\]\([^)]*\)", "$1").Replace("**", "").Replace("*", "").Replace("`", "");
    var sentences = Regex.Split(Regex.Replace(line, @"\s+", " ").Trim(), @"(?<=[.?!:]) ").Where(s => !s.Contains('\\'));
    return string.Join(' ', sentences.Select(s => s.Replace("$", "")).Where(s => s.All(c => c is >= ' ' and <= '~')));
}
