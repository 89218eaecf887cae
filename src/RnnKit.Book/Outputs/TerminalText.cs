namespace RnnKit.Book.Outputs;

/// <summary>What a terminal would show in the end: a carriage return starts its line again.</summary>
internal static class TerminalText
{
    public static string Settle(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.Contains('\r', StringComparison.Ordinal) ? string.Join('\n', text.Split('\n').Select(SettleLine)) : text;
    }

    private static string SettleLine(string line)
    {
        string shown = "";
        foreach (string part in line.Split('\r'))
            shown = part.Length >= shown.Length ? part : part + shown[part.Length..];
        return shown;
    }
}
