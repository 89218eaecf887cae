using System.Runtime.InteropServices;
using TorchSharp;

namespace RnnKit.Benchmarks.TorchSharp;

/// <summary>The native library below TorchSharp, which must load before anything else is called.</summary>
internal static class NativeTorch
{
    /// <summary>
    /// What keeps it from loading, in the loader's own words; null where it loads. TorchSharp itself speaks of a missing package
    /// whatever the cause, such as a C++ library that is too old.
    /// </summary>
    public static string? Missing()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        string name = OperatingSystem.IsWindows() ? "LibTorchSharp.dll" : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";
        string file = Directory.EnumerateFiles(AppContext.BaseDirectory, name, SearchOption.AllDirectories).FirstOrDefault() ?? Path.Combine(folder, name);
        if (!File.Exists(file)) return $"'{file}' is not there; TorchSharp has no native library for {RuntimeInformation.RuntimeIdentifier}.";
        try
        {
            NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return $"The native library of TorchSharp does not load. The loader says:{Environment.NewLine}{e.Message}";
        }
        torch.InitializeDeviceType(DeviceType.CPU);
        return null;
    }
}
