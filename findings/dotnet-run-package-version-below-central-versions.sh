#!/usr/bin/env bash
# .NET SDK 10: a file-based program whose '#:package' line gives a version runs in an empty folder and fails with NU1008 below a folder
# that manages its package versions centrally; '#:property ManagePackageVersionsCentrally=false' in the file helps. Exits 0 as long as it does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_UI_LANGUAGE=en
dotnet --version
cat > program.cs <<'CS'
#:package MathNet.Numerics@5.0.0
Console.WriteLine($"ran with {typeof(MathNet.Numerics.Complex32).Assembly.GetName().Name}");
CS
dotnet run program.cs
cat > Directory.Packages.props <<'XML'
<Project>
  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
  <ItemGroup><PackageVersion Include="MathNet.Numerics" Version="5.0.0" /></ItemGroup>
</Project>
XML
if dotnet run program.cs > output 2>&1; then cat output; exit 1; fi
grep -o "NU1008.*" output | head -1
sed -i.before '1i #:property ManagePackageVersionsCentrally=false' program.cs
dotnet run program.cs
