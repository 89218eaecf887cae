using System.Runtime.CompilerServices;

namespace RnnKit.Kernel.Tests.Engine;

/// <summary>The end of a session.</summary>
[Collection(KernelCollection.Name)]
public class SessionEndTests
{
    private const string Name = "what a cell made";

    [Fact]
    public void What_the_cells_made_goes_with_their_session()
    {
        Run();
        var made = (WeakReference)AppDomain.CurrentDomain.GetData(Name)!;
        new KernelBench().Run("1"); // What the process knows of the last cell is now of this one.
        for (int i = 0; i < 20 && made.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(made.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run()
    {
        var bench = new KernelBench();
        bench.Run($"var kept = new byte[1000]; AppDomain.CurrentDomain.SetData(\"{Name}\", new WeakReference(kept));");
        Assert.Equal("out: 1000", KernelBench.Describe(bench.Run("Console.Write(kept.Length);")));
        bench.Session.Dispose();
    }
}
