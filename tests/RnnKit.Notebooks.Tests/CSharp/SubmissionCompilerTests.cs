using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnKit.Notebooks.CSharp;

namespace RnnKit.Notebooks.Tests.CSharp;

public class SubmissionCompilerTests
{
    [Fact]
    public async Task Compilations_made_at_the_same_time_share_the_symbols_of_what_they_refer_to()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("1", SubmissionCompiler.Parsing, cancellationToken: TestContext.Current.CancellationToken);
        for (int round = 0; round < 5; round++)
        {
            // References of its own: no compilation of another test has bound them.
            ImmutableDictionary<string, MetadataReference> references = SessionState.Start.References.ToImmutableDictionary(
                named => named.Key, named => (MetadataReference)MetadataReference.CreateFromFile(((PortableExecutableReference)named.Value).FilePath!));
            SessionState state = SessionState.Start with { References = references };
            using var together = new Barrier(4);

            CSharpCompilation[] compilations = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    CSharpCompilation compilation = SubmissionCompiler.Script($"at-once-{i}", tree, state);
                    _ = compilation.GetDiagnostics();
                    return compilation;
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            foreach (MetadataReference reference in references.Values)
                Assert.Single(compilations.Select(compilation => compilation.GetAssemblyOrModuleSymbol(reference)).Distinct(SymbolEqualityComparer.Default));
        }
    }
}
