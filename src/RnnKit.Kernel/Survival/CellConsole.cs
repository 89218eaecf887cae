using System.Diagnostics.CodeAnalysis;
using System.Text;
using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Survival;

/// <summary>
/// Takes the console's place: what a cell writes goes to its outputs, what others write goes where it went before. The package's own
/// writer keeps all that a cell ever wrote, and loses what comes after its end.
/// </summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly Lock s_installing = new();
    private static readonly TextReader s_in = TextReader.Synchronized(new ConsoleInput(Console.In));
    private static TextWriter? s_out;
    private static TextWriter? s_error;
    private readonly TextWriter _elsewhere;
    private readonly string _stream;

    private CellConsole(TextWriter elsewhere, string stream)
    {
        (_elsewhere, _stream) = (elsewhere, stream);
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _elsewhere.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => CellRun.Current is null ? _elsewhere.NewLine : base.NewLine;
        set => base.NewLine = value;
    }

    /// <summary>Puts the writers and the reader in the console's place, or back there. There is one of each for the process, in front of what was there at first.</summary>
    public static void Install()
    {
        lock (s_installing)
        {
            s_out ??= Synchronized(new CellConsole(Console.Out, "stdout"));
            s_error ??= Synchronized(new CellConsole(Console.Error, "stderr"));
            if (!ReferenceEquals(Console.Out, s_out))
                Console.SetOut(s_out);
            if (!ReferenceEquals(Console.Error, s_error))
                Console.SetError(s_error);
            if (!ReferenceEquals(Console.In, s_in))
                Console.SetIn(s_in);
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        Guards.Check();
        if (CellRun.Current is { } cell)
            cell.Publish(new StreamOutput(_stream, value));
        else
            _elsewhere.Write(value);
    }

    public override void Flush() => _elsewhere.Flush();
}
