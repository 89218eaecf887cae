using System.Diagnostics;
using System.Runtime.ExceptionServices;
using RnnKit.Kernel.Failures;
using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Survival;

/// <summary>
/// What a thread or an <c>async void</c> method that a cell started throws, and nobody catches. .NET would end the process, and with
/// it all that the cells have made; here it is told, and the session goes on.
/// </summary>
public static class BackgroundFailures
{
    private static volatile Listener? s_listener;

    /// <summary>From now on such exceptions do not end the process, unless the calling thread throws them. To be called once.</summary>
    public static void Survive()
    {
        int main = Environment.CurrentManagedThreadId;
        ExceptionHandling.SetUnhandledExceptionHandler(exception =>
        {
            if (Environment.CurrentManagedThreadId == main)
                return false;
            if (IsOfTheWire(exception))
            {
                // Without the thread that it ended the kernel would hear nothing any more; a front end sees a process that ends.
                Console.Error.WriteLine("The kernel's connection to front ends broke, so it ends: restart it. What its cells had made is lost.");
                return false;
            }
            Tell(exception, s_listener);
            return true;
        });
    }

    /// <summary>From now on they are told in the outputs of <paramref name="cell"/>, as long as it runs.</summary>
    internal static void TellIn(CellRun cell, SourceTexts sources) => s_listener = new Listener(cell, sources);

    /// <summary>Whether the thread that threw was one of NetMQ's, which carry all messages, and not of a cell.</summary>
    internal static bool IsOfTheWire(Exception exception) =>
        CellRun.Current is null && new StackTrace(exception).GetFrames().Any(frame => frame.GetMethod()?.DeclaringType?.Assembly == typeof(NetMQ.NetMQPoller).Assembly);

    private static void Tell(Exception exception, Listener? listener)
    {
        if (exception is OperationCanceledException && listener is { Cell.WasStopped: true })
            return; // The cell was stopped, and what it had started with it.
        string text = "In the background: " + string.Join('\n', ExceptionText.Lines(exception, listener?.Sources ?? new SourceTexts())) + "\n";
        try
        {
            if (listener is { Cell.IsOver: false })
                listener.Cell.Publish(new StreamOutput("stderr", text));
            else
                Console.Error.Write(text);
        }
        catch (OperationCanceledException)
        {
            // The cell is being stopped at this moment: nothing more is to come out of it.
        }
    }

    private sealed record Listener(CellRun Cell, SourceTexts Sources);
}
