#!/usr/bin/env bash
# Markdig's mathematics: where a line holds $$ alone and the closing $$ stands at the end of the last line of TeX, the formula does
# not end there. It takes everything that follows, headings too, up to the end of the document. Jupyter, nbconvert, GitHub and pandoc
# read the same text as a formula and a heading.
# Exits with 1 when the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > try.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Markdig" Version="1.4.1" />
  </ItemGroup>
</Project>
XML
cat > Program.cs <<'CS'
using Markdig;

System.Console.WriteLine($"Markdig {typeof(Markdown).Assembly.GetName().Version}");
MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UseMathematics().Build();
string alone = Markdown.ToHtml("$$\nx = 1\n$$\n\n# Heading", pipeline), atTheEnd = Markdown.ToHtml("$$\nx = 1$$\n\n# Heading", pipeline);
System.Console.WriteLine($"closed in a line of its own:\n{alone}\nclosed at the end of a line:\n{atTheEnd}");
bool asSeen = alone.Contains("<h1>Heading</h1>") && !atTheEnd.Contains("<h1>") && atTheEnd.Contains("# Heading");
System.Console.WriteLine(asSeen ? "as seen" : "changed");
return asSeen ? 0 : 1;
CS
dotnet run

# Seen with Markdig 1.4.1:
#   closed in a line of its own:
#   <div class="math">
#   \[
#   x = 1
#   \]</div>
#   <h1>Heading</h1>
#
#   closed at the end of a line:
#   <div class="math">
#   \[
#   x = 1$$
#
#   # Heading
#   \]</div>
