using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RnnKit.Notebooks.Display;

/// <summary>Takes the console's place: what a cell writes goes to its outputs, what others write goes where it went before.</summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock Installing = new();
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

    /// <summary>Installs the routers for <see cref="Console.Out"/> and <see cref="Console.Error"/>, once for the process.</summary>
    public static void Install()
    {
        lock (Installing)
        {
            if (s_out is not null && ReferenceEquals(Console.Out, s_out))
                return;
            Console.SetOut(new ConsoleRouter(Console.Out, "stdout"));
            Console.SetError(new ConsoleRouter(Console.Error, "stderr"));
            s_out = Console.Out;
        }
    }

    private static TextWriter? s_out;

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
