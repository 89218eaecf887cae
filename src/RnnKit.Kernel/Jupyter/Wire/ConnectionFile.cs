using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnKit.Documents;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>What a front end wrote for the kernel to start with: where to listen, and the key that signs messages.</summary>
internal sealed record ConnectionFile(IPAddress Address, int ShellPort, int ControlPort, int IoPubPort, int StdinPort, int HeartbeatPort, byte[] Key)
{
    private const string Scheme = "hmac-sha256";

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="BadInputException">It cannot be read, or asks for what the kernel does not speak.</exception>
    public static ConnectionFile Load(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The connection file {path} cannot be read: {e.Message}", e);
        }
        try
        {
            return Parse(JsonNode.Parse(text) as JsonObject ?? throw new BadInputException("it is no JSON object."));
        }
        catch (Exception e) when (e is JsonException or BadInputException or InvalidOperationException or FormatException)
        {
            throw new BadInputException($"The connection file {path} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>
    /// Whether other users of the machine may read the file, and with it the key that gives power over the kernel. Jupyter writes it for
    /// its user alone; where a front end did not, that is the front end's to decide, and worth a word.
    /// </summary>
    public static bool OthersMayRead(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    /// <summary>For a kernel on this machine: free ports of the loopback address and a key of its own.</summary>
    public static ConnectionFile ForNewKernel()
    {
        // All five are held at once, so that they differ; the kernel binds them as soon as it starts.
        TcpListener[] listeners = [.. Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
            listener.Dispose();
        byte[] key = Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true));
        return new ConnectionFile(IPAddress.Loopback, ports[0], ports[1], ports[2], ports[3], ports[4], key);
    }

    /// <summary>Writes it for the current user alone.</summary>
    public void Save(string path)
    {
        var file = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = Address.ToString(),
            ["shell_port"] = ShellPort,
            ["control_port"] = ControlPort,
            ["iopub_port"] = IoPubPort,
            ["stdin_port"] = StdinPort,
            ["hb_port"] = HeartbeatPort,
            ["signature_scheme"] = Scheme,
            ["key"] = Encoding.UTF8.GetString(Key),
        };
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new StreamWriter(path, options);
        stream.Write(file.ToJsonString());
    }

    private static ConnectionFile Parse(JsonObject file)
    {
        string transport = Text(file, "transport", "tcp");
        if (transport != "tcp")
            throw new BadInputException($"'transport' is '{transport}'; only 'tcp' can be used.");
        string scheme = Text(file, "signature_scheme", Scheme);
        string key = Text(file, "key", "");
        if (key.Length > 0 && scheme != Scheme)
            throw new BadInputException($"'signature_scheme' is '{scheme}'; only '{Scheme}' can be used.");
        string ip = Text(file, "ip", "127.0.0.1");
        IPAddress address = ip is "localhost" ? IPAddress.Loopback
            : ip is "*" ? IPAddress.Any
            : IPAddress.TryParse(ip, out IPAddress? parsed) ? parsed
            : throw new BadInputException($"'ip' is '{ip}', which is no address.");
        return new ConnectionFile(
            address,
            Port(file, "shell_port"),
            Port(file, "control_port"),
            Port(file, "iopub_port"),
            Port(file, "stdin_port"),
            Port(file, "hb_port"),
            Encoding.UTF8.GetBytes(key));
    }

    private static string Text(JsonObject file, string name, string otherwise) => file[name]?.GetValue<string>() ?? otherwise;

    private static int Port(JsonObject file, string name) =>
        file[name] is JsonValue value && value.TryGetValue(out int port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new BadInputException($"'{name}' is a port from 1 to {ushort.MaxValue}; here it is {file[name]?.ToJsonString() ?? "missing"}.");
}
