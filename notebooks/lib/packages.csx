// What every cell can use: packages, the library, and their names. Packages come together, since a kernel resolves them once a session.
// Their versions are those of Directory.Packages.props; a test holds the two together.

#r "nuget: Plotly.NET, 6.0.0"
#r "nuget: Plotly.NET.CSharp, 0.14.0"
#r "nuget: Plotly.NET.Interactive, 6.0.0"
#r "lib/bin/MathNet.Numerics.dll"
#r "lib/bin/RnnKit.dll"
#r "lib/bin/RnnKit.NotebookLib.dll"

using System.Globalization;
using System.IO;
using System.Threading;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;
using RnnKit.Storage;
using RnnKit.Tasks;
using RnnKit.Text;
using RnnKit.Training;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;
