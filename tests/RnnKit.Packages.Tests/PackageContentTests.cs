using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace RnnKit.Packages.Tests;

/// <summary>What is in the packages, and what is not.</summary>
[Collection(nameof(PackedPackages))]
public class PackageContentTests(PackedPackages packed)
{
    private readonly PackedPackages packages = packed.OrSkip();

    public static TheoryData<string, string[]> Packages() => new()
    {
        { "RnnKit", ["MathNet.Numerics"] },
        { "RnnKit.Onnx", ["RnnKit", "Google.Protobuf", "OnnxSharp", "MathNet.Numerics"] },
    };

    [Fact]
    public void Packing_warns_of_nothing() => Assert.DoesNotContain("warning", packages.Said, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_what_one_expects(string name, string[] dependencies)
    {
        using ZipArchive package = Open(name, "nupkg");
        foreach (string file in new[] { "README.md", "icon.png", $"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml" }) Assert.NotNull(package.GetEntry(file));
        XElement metadata = XDocument.Parse(Text(package, $"{name}.nuspec")).Root!.Elements().Single();
        string Of(string element) => metadata.Elements().Single(e => e.Name.LocalName == element).Value;
        Assert.Equal(("MIT", "README.md", "icon.png", packages.Version), (Of("license"), Of("readme"), Of("icon"), Of("version")));
        Assert.All(new[] { "description", "tags", "authors", "copyright" }, element => Assert.NotEmpty(Of(element)));
        Assert.Equal(dependencies, metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value));
        Assert.Contains("<summary>", Text(package, $"lib/net10.0/{name}.xml"), StringComparison.Ordinal);
        Assert.Equal((128, 128), SizeOfPng(Bytes(package, "icon.png")));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_symbols_bring_their_sources_along(string name, string[] _)
    {
        using ZipArchive symbols = Open(name, "snupkg");
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbols, $"lib/net10.0/{name}.pdb")));
        MetadataReader reader = provider.GetMetadataReader();
        Guid embedded = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE"); // portable PDB: embedded source
        string[] documents = [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith("/_/", document.Replace('\\', '/'), StringComparison.Ordinal));
        Assert.All(reader.Documents, document => Assert.Contains(
            reader.GetCustomDebugInformation(document).Select(reader.GetCustomDebugInformation), information => reader.GetGuid(information.Kind) == embedded));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_file_says_where_it_was_built(string name, string[] _)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] machine = [PackedPackages.Repository(), packages.Feed, Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, .. home.Length > 1 ? [home + Path.DirectorySeparatorChar] : Array.Empty<string>()];
        foreach (string kind in new[] { "nupkg", "snupkg" })
        {
            using ZipArchive package = Open(name, kind);
            foreach (ZipArchiveEntry entry in package.Entries)
            {
                byte[] bytes = Bytes(package, entry.FullName);
                foreach (string path in machine)
                    Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(path)) < 0, $"{entry.FullName} of {name}.{kind} names {path}.");
            }
        }
    }

    private ZipArchive Open(string name, string kind) => ZipFile.OpenRead(Path.Combine(packages.Feed, $"{name}.{packages.Version}.{kind}"));

    private static byte[] Bytes(ZipArchive package, string file)
    {
        using Stream stream = package.GetEntry(file)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string Text(ZipArchive package, string file) => Encoding.UTF8.GetString(Bytes(package, file)).TrimStart('\uFEFF');

    private static (int, int) SizeOfPng(byte[] png) =>
        (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}

[CollectionDefinition(nameof(PackedPackages))]
public class PackedPackagesCollection : ICollectionFixture<PackedPackages>;
