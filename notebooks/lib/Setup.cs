// Whether the first cell did what it should. .NET Interactive goes on when an imported file does not compile, and says nothing at all
// when one stops half-way. So this file is imported first, uses none of the others, and looks at what has been loaded since it began.

using System.Globalization;
using System.IO;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

/// <summary>What the first cell says.</summary>
public record Readiness(string Html, string Text)
{
    public override string ToString() => Text;
}

public static class Setup
{
    static Assembly[] versions;
    static string page = "";
    static DisplayedValue waiting;

    const string again = "Then restart the kernel and run this cell again.";

    /// <summary>The kernel made ready: one culture, an FSharp.Core for Plotly.NET, and a look at what is there.</summary>
    public static void Begin()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Formatter.Register<Readiness>((one, writer) => writer.Write(one.Html), "text/html");
        Formatter.Register<Readiness>((one, writer) => writer.Write(one.Text), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(Readiness), "text/html", "text/plain");
        if (IsOurs())
            return; // it names the file and the line of what fails, and ships the packages
        // Plotly.NET asks for FSharp.Core 10.1 and is content with the 10.0 that .NET Interactive has loaded.
        System.Runtime.Loader.AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == "FSharp.Core" ? Loaded(name.Name) : null;
        const string words = "Getting ready. If this line stays, the cell has failed: connect this machine to the network, since the kernel fetches "
            + "Plotly.NET once; then restart the kernel and run this cell again.";
        var missing = new List<(string, string)>();
        NotBuilt(missing);
        waiting = KernelInvocationContext.Current.Display(missing.Count > 0 ? NotReady(missing) : new Readiness($"<small>{words}</small>", words));
    }

    /// <summary>setup.csx has come to its end.</summary>
    /// <param name="page">What the first cell's page must hold besides its words.</param>
    /// <param name="libraries">Whose versions it names.</param>
    public static void Finish(string page, params Assembly[] libraries) => (Setup.page, versions) = (page, libraries);

    /// <summary>The last line of the first cell: green when every package and all of lib is loaded, otherwise what is missing and what to do.</summary>
    public static Readiness Ready()
    {
        waiting?.Update(new Readiness("", ""));
        var missing = Missing();
        return missing.Count > 0 ? NotReady(missing) : Green();
    }

    static Readiness Green()
    {
        const string ready = "✔ Ready: RnnKit, MathNet.Numerics, charts and checks are loaded.";
        var line = "⏱ " + string.Join(" · ", versions.Select(Named).Prepend($"{Environment.ProcessorCount} cores").Prepend($".NET {Environment.Version}").Prepend(KernelName()));
        return new Readiness(Box("#2e9e5b", "46,158,91", $"<small>{WebUtility.HtmlEncode(line)}</small><br>\n<b style=\"color:#2e9e5b\">{ready}</b>") + page, line + "\n" + ready);
    }

    static Readiness NotReady(IReadOnlyList<(string What, string Do)> missing)
    {
        const string heading = "✘ Not ready: the cells below will not run.";
        var (lines, steps) = (missing.Select(one => one.What).ToArray(), missing.Select(one => one.Do).Distinct().ToArray());
        string Items(string[] texts) => string.Concat(texts.Select(text => $"<li>{WebUtility.HtmlEncode(text)}</li>"));
        var html = Box("#d9534f", "217,83,79", $"<b style=\"color:#d9534f\">{heading}</b>\n<ul>{Items(lines)}</ul>\n<b>What to do</b>\n<ol>{Items(steps)}</ol>");
        return new Readiness(html, heading + string.Concat(lines.Select(line => $"\n  {line}")) + "\nWhat to do:" + string.Concat(steps.Select(step => $"\n  {step}")));
    }

    static List<(string What, string Do)> Missing()
    {
        var missing = new List<(string, string)>();
        if (!File.Exists("lib/setup.csx"))
        {
            missing.Add(($"lib/setup.csx is not in {Directory.GetCurrentDirectory()}, where the kernel looks.", "Open the notebook in its own folder, beside lib. " + again));
            return missing;
        }
        var packages = File.ReadAllText("lib/packages.csx");
        NotBuilt(missing);
        foreach (Match one in Regex.Matches(packages, "^#r \"nuget: *([^,]+), *([^\"]+)\"", RegexOptions.Multiline))
            if (!HasPackage(one.Groups[1].Value, one.Groups[2].Value, out var instead))
                missing.Add(($"The package {one.Groups[1].Value} {one.Groups[2].Value} is not loaded{instead}.", "Connect this machine to the network: the kernel fetches packages once. " + again));
        if (missing.Count > 0)
            return missing; // without these nothing else compiles
        if (versions == null)
            missing.Add(("lib/looks.csx did not come to its end.", "Mend it, or take back your changes to lib ('git checkout notebooks/lib'). " + again));
        return missing;
    }

    static void NotBuilt(List<(string, string)> missing)
    {
        if (!File.Exists("lib/packages.csx"))
            return;
        foreach (Match one in Regex.Matches(File.ReadAllText("lib/packages.csx"), "^#r \"(lib/bin/.+)\"", RegexOptions.Multiline))
            if (Unusable(one.Groups[1].Value) is string why)
                missing.Add(($"{one.Groups[1].Value} {why}", $"Run 'dotnet build' in {Path.GetDirectoryName(Directory.GetCurrentDirectory())}. {again}"));
    }

    static string Unusable(string library)
    {
        if (!File.Exists(library))
            return "is not there.";
        try
        {
            using var portable = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(library));
            return portable.HasMetadata && portable.GetEntireImage().Length >= portable.PEHeaders.SectionHeaders.Max(section => section.PointerToRawData + section.SizeOfRawData) ? null : Cut;
        }
        catch (BadImageFormatException)
        {
            return Cut;
        }
    }

    const string Cut = "is cut or is no library.";

    /// A package is there when the assembly of its name is; the front end of a kernel may do what Plotly.NET.Interactive does.
    static bool HasPackage(string name, string version, out string instead)
    {
        var found = Loaded(name) ?? Try(name);
        var has = found?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        instead = has == null || has == version ? "" : $", but {has} is";
        return found == null ? name == "Plotly.NET.Interactive" && ShowsCharts() : has == version;
    }

    /// <summary>Whether the kernel itself shows charts, as data that its front ends draw.</summary>
    public static bool ShowsCharts() => Loaded("Plotly.NET")?.GetType("Plotly.NET.GenericChart") is Type chart
        && Formatter.GetPreferredMimeTypesFor(chart).Contains("application/vnd.plotly.v1+json");

    static Assembly Try(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    static Assembly Loaded(string name) => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(one => one.GetName().Name == name);

    static bool IsOurs() => Loaded("RnnKit.Notebooks") != null || Loaded("RnnKit.Kernel") != null;

    static string KernelName() => IsOurs() ? "built-in kernel of RnnKit" : ".NET Interactive";

    static string Named(Assembly assembly) => $"{assembly.GetName().Name} {assembly.GetName().Version.ToString(3)}";

    static string Box(string color, string tint, string html) =>
        $"<div style=\"border-left:4px solid {color};padding:.3em .8em;background:rgba({tint},.12)\">\n{html}\n</div>";
}
