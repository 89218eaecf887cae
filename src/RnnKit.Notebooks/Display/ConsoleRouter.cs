using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RnnKit.Notebooks.Display;

/// <summary>Takes the console's place: what a cell writes goes to its outputs, what others write goes where it went before.</summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock Installing = new();
    private static TextWriter? s_out;
    private static TextWriter? s_error;
    private readonly TextWriter _elsewhere;
    private readonly string _stream;

    private ConsoleRouter(TextWriter elsewhere, string stream)
    {
        _elsewhere = elsewhere;
        _stream = stream;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _elsewhere.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => RunningCell.Current is null ? _elsewhere.NewLine : base.NewLine;
        set => base.NewLine = value;
    }

    /// <summary>
    /// Puts the routers in the place of <see cref="Console.Out"/> and <see cref="Console.Error"/>, or back there. There is one of each
    /// for the process, in front of what was there at first.
    /// </summary>
    public static void Install()
    {
        lock (Installing)
        {
            s_out ??= Synchronized(new ConsoleRouter(Console.Out, "stdout"));
            s_error ??= Synchronized(new ConsoleRouter(Console.Error, "stderr"));
            if (!ReferenceEquals(Console.Out, s_out))
                Console.SetOut(s_out);
            if (!ReferenceEquals(Console.Error, s_error))
                Console.SetError(s_error);
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (value is null)
            return;
        if (RunningCell.Current is { } cell)
            cell.Stream(_stream, value);
        else
            _elsewhere.Write(value);
    }

    public override void WriteLine(string? value)
    {
        if (RunningCell.Current is { } cell)
            cell.Stream(_stream, value + base.NewLine);
        else
            _elsewhere.WriteLine(value);
    }

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    public override void Flush() => _elsewhere.Flush();
}
