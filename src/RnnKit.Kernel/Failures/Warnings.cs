using Microsoft.CodeAnalysis;

namespace RnnKit.Kernel.Failures;

/// <summary>Which warnings of the compiler hold for a cell, which is a part of a program that goes on.</summary>
internal static class Warnings
{
    // Versions of assemblies that differ (CS1701, CS1702), and what the rest of the program never does (never assigned, used or read):
    // a later cell may do it.
    private static readonly HashSet<string> s_untrue = ["CS1701", "CS1702", "CS0649", "CS0067", "CS0169", "CS0414"];

    /// <summary>Whether a message is a warning that a later cell cannot make false.</summary>
    public static bool AreTrue(CodeMessage message) => message.Severity == DiagnosticSeverity.Warning && !s_untrue.Contains(message.Id);
}
