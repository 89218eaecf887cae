// The last file of the setup: names that two packages have, and how values show.

// Plotly.NET has a Trace too; in a notebook the name means the trace of a run.
using Trace = RnnKit.Inspection.Trace;

// The kernel shows matrices and verdicts our way, and charts too, unless it does that itself.
Show.Register();
Show.Register<Verdict>(verdict => verdict.ToPanel());

// A chart that was stopped says so. Code that is compiled ahead does not see the token that the built-in kernel gives to a cell.
LiveChart.WasStopped = () => KernelInvocationContext.Current is { } context && context.CancellationToken.IsCancellationRequested;

Setup.Finish(Setup.ShowsCharts() ? "" : ChartDisplay.Register(), typeof(Gate<>).Assembly, typeof(Matrix<>).Assembly, typeof(GenericChart).Assembly);
