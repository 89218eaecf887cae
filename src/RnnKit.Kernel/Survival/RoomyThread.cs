using System.Runtime.ExceptionServices;

namespace RnnKit.Kernel.Survival;

/// <summary>Runs what goes as deep as the text that it reads is nested on a thread with room for it: a stack that overflows ends the process.</summary>
public static class RoomyThread
{
    /// <summary>The stack of such a thread, in octets.</summary>
    public const int StackSize = 64 * 1024 * 1024;

    /// <summary>Gives what <paramref name="work"/> gives, or throws what it throws.</summary>
    public static T Run<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    thrown = ExceptionDispatchInfo.Capture(e);
                }
            },
            StackSize)
        { IsBackground = true };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
