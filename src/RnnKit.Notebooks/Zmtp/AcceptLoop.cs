using System.Net.Sockets;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>Accepts connections for as long as a socket is open, whatever becomes of one of them.</summary>
internal static class AcceptLoop
{
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(100);

    /// <summary>Goes on until <paramref name="closed"/> comes or the listener is disposed.</summary>
    /// <param name="accept">Waits for a connection.</param>
    /// <param name="serve">Takes it over; comes back at once.</param>
    /// <param name="closed">Ends the loop.</param>
    public static async Task RunAsync(Func<CancellationToken, ValueTask<Socket>> accept, Action<Socket> serve, CancellationToken closed)
    {
        while (!closed.IsCancellationRequested)
        {
            try
            {
                serve(await accept(closed).ConfigureAwait(false));
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.OperationAborted)
            {
                return; // The listener was disposed while it waited.
            }
            catch (SocketException)
            {
                // The peer went before it was accepted, or the process has no descriptor left for it: the next one may come through.
                await Task.Delay(BeforeNextTry, closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
