using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>What the figures were measured on.</summary>
internal static class Processor
{
    /// <summary>The processor's own name, where it has one to tell; otherwise its architecture.</summary>
    public static string Name
    {
        get
        {
            if (!X86Base.IsSupported || unchecked((uint)X86Base.CpuId(unchecked((int)0x80000000), 0).Eax) < 0x80000004)
                return RuntimeInformation.ProcessArchitecture.ToString();
            var bytes = new List<byte>();
            for (int leaf = 2; leaf <= 4; leaf++) // three leaves of sixteen letters each
            {
                (int a, int b, int c, int d) = X86Base.CpuId(unchecked((int)0x80000000) + leaf, 0);
                foreach (int part in (int[])[a, b, c, d]) bytes.AddRange(BitConverter.GetBytes(part));
            }
            return Encoding.ASCII.GetString([.. bytes]).Trim('\0', ' ');
        }
    }

    /// <summary>The widest vectors that the runtime uses here.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}
