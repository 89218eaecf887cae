#!/usr/bin/env bash
# .NET 10 on x64 Linux: a call that never happens makes a loop that sums doubles several times as slow, as long as it might return: around
# it the compiler keeps the sum in memory, in every round, since no callee keeps a floating-point register there. A method that always
# throws costs nothing. Exits 0 as long as the first takes more than twice the time of the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'CS'
#:property PublishAot=false
#:property Optimize=true
using System.Runtime.CompilerServices;

double may = double.MaxValue, never = double.MaxValue, bare = double.MaxValue;
for (int round = 0; round < 40; round++)
{
    may = Math.Min(may, Seconds(Loops.Returns));
    never = Math.Min(never, Seconds(Loops.Throws));
    bare = Math.Min(bare, Seconds(Loops.Bare));
}
Console.WriteLine(FormattableString.Invariant($"a sum of 20 million: {1000 * bare:0} ms without a check, {1000 * never:0} ms with a check that throws, {1000 * may:0} ms with one that may return"));
return may > 2 * never ? 0 : 1;

static double Seconds(Func<double> loop)
{
    TimeSpan before = Environment.CpuUsage.UserTime;
    loop();
    return (Environment.CpuUsage.UserTime - before).TotalSeconds;
}

internal static class Loops
{
    private const int Rounds = 20_000_000;
    private static volatile bool s_stop;

    public static double Bare()
    {
        double sum = 0;
        for (int i = 0; i < Rounds; i++)
            sum += i * 0.5;
        return sum;
    }

    public static double Returns()
    {
        double sum = 0;
        for (int i = 0; i < Rounds; i++)
        {
            if (s_stop)
                Look();
            sum += i * 0.5;
        }
        return sum;
    }

    public static double Throws()
    {
        double sum = 0;
        for (int i = 0; i < Rounds; i++)
        {
            if (s_stop)
                End();
            sum += i * 0.5;
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Look() => Console.WriteLine("looked");

    private static void End() => throw new OperationCanceledException();
}
CS
dotnet run Program.cs
