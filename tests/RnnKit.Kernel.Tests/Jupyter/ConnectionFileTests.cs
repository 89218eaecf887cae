using System.Net;
using System.Text;
using RnnKit.Documents;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Tests.Jupyter;

/// <summary>The connection file is taken as it is, or refused with the reason.</summary>
public class ConnectionFileTests
{
    private const string Good =
        """{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"ip":"127.0.0.2","key":"k","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"x"}""";

    [Fact]
    public void It_says_where_to_listen_and_with_which_key()
    {
        ConnectionFile file = Load(Good);
        Assert.Equal(IPAddress.Parse("127.0.0.2"), file.Address);
        Assert.Equal((1, 2, 3, 4, 5), (file.ShellPort, file.IoPubPort, file.StdinPort, file.ControlPort, file.HeartbeatPort));
        Assert.Equal("k", Encoding.UTF8.GetString(file.Key));
    }

    [Theory]
    [InlineData("{", "cannot be used")]
    [InlineData("[]", "it is no JSON object.")]
    [InlineData("""{"transport":"ipc"}""", "'transport' is 'ipc'; only 'tcp' can be used.")]
    [InlineData("""{"key":"k","signature_scheme":"hmac-md5"}""", "'signature_scheme' is 'hmac-md5'; only 'hmac-sha256' can be used.")]
    [InlineData("""{"ip":"somewhere"}""", "'ip' is 'somewhere', which is no address.")]
    [InlineData("""{"shell_port":70000}""", "'shell_port' is a port from 1 to 65535; here it is 70000.")]
    [InlineData("{}", "'shell_port' is a port from 1 to 65535; here it is missing.")]
    public void What_cannot_be_used_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<BadInputException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("cannot be read", Assert.Throws<BadInputException>(() => ConnectionFile.Load("missing.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_for_its_user_alone_and_says_the_same_when_read()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.FullPath, "connection.json");
        var written = ConnectionFile.ForNewKernel();
        written.Save(path);

        ConnectionFile read = ConnectionFile.Load(path);
        Assert.Equal(written with { Key = read.Key }, read);
        Assert.Equal(written.Key, read.Key);
        Assert.False(ConnectionFile.OthersMayRead(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Assert.True(ConnectionFile.OthersMayRead(path));
        }
    }

    private static ConnectionFile Load(string text)
    {
        using var folder = new TemporaryFolder();
        return ConnectionFile.Load(folder.Write("connection.json", text));
    }
}
