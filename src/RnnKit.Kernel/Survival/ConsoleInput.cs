using System.ComponentModel;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Survival;

/// <summary>The console's third stream: what a cell reads, the reader is asked for through the front end, as <c>GetInputAsync</c> asks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConsoleInput(TextReader elsewhere) : TextReader
{
    private string _rest = "";

    /// <summary>Stands in cells for <see cref="Console.ReadKey()"/>, which wants a terminal: the first character of a line.</summary>
    public static ConsoleKeyInfo ReadKey(bool intercept = false)
    {
        if (CellRun.Current is null)
            return Console.ReadKey(intercept);
        string line = Console.In.ReadLine() ?? "";
        char key = line.Length > 0 ? line[0] : '\r';
        ConsoleKey named = key == '\r' ? ConsoleKey.Enter : Enum.TryParse(char.ToUpperInvariant(key).ToString(), out ConsoleKey letter) && char.IsLetter(key) ? letter : ConsoleKey.None;
        return new ConsoleKeyInfo(key, char.IsDigit(key) ? ConsoleKey.D0 + (key - '0') : named, char.IsUpper(key), alt: false, control: false);
    }

    /// <summary>Asks for a line.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    internal static async Task<string> AskAsync(string prompt, bool isPassword)
    {
        CellRun cell = CellRun.Current ?? throw new InvalidOperationException("Only a running cell can ask for input; here none runs.");
        if (cell.Input is not { } input)
            throw new InvalidOperationException($"The cell asks for input{(prompt.Length > 0 ? $" ('{prompt}')" : "")}, and nobody is there to answer: the notebook runs without a front end that takes questions.");
        return await input.AskAsync(prompt, isPassword, cell.Ending).WaitAsync(cell.Ending).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (CellRun.Current is null)
            return elsewhere.ReadLine();
        if (_rest.Length == 0)
            return AskAsync("", isPassword: false).GetAwaiter().GetResult();
        (string line, _rest) = (_rest.TrimEnd('\n'), "");
        return line;
    }

    /// <inheritdoc/>
    public override int Read()
    {
        if (CellRun.Current is null)
            return elsewhere.Read();
        Fill();
        char first = _rest[0];
        _rest = _rest[1..];
        return first;
    }

    /// <inheritdoc/>
    public override int Peek()
    {
        if (CellRun.Current is null)
            return elsewhere.Peek();
        return _rest.Length > 0 ? _rest[0] : -1;
    }

    private void Fill()
    {
        if (_rest.Length == 0)
            _rest = AskAsync("", isPassword: false).GetAwaiter().GetResult() + "\n";
    }
}
