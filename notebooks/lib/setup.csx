// The first cell of every notebook imports this file. Paths are relative to the notebook's folder. Setup.Ready, the cell's last line,
// looks at what came of each import: so everything that can fail stands in a file of its own.

#!import lib/Setup.cs
Setup.Begin();

#!import lib/packages.csx
#!import lib/TypeDocs.cs
#!import lib/Show.cs
#!import lib/Comparison.cs
#!import lib/Seals.cs
#!import lib/Check.cs
#!import lib/Make.cs
#!import lib/Restyle.cs
#!import lib/ChartStyle.cs
#!import lib/LogTicks.cs
#!import lib/ChartPanels.cs
#!import lib/ChartDisplay.cs
#!import lib/LiveChart.cs
#!import lib/ChartThinning.cs
#!import lib/ChartParts.cs
#!import lib/HeatmapCharts.cs
#!import lib/BarCharts.cs
#!import lib/Charts.cs
#!import lib/Sliders.cs
#!import lib/Ellipses.cs
#!import lib/Surfaces.cs
#!import lib/Inspectors.cs
#!import lib/Spread.cs
#!import lib/TextCharts.cs
#!import lib/AbcKey.cs
#!import lib/AbcSign.cs
#!import lib/AbcMusic.cs
#!import lib/Abc.cs
#!import lib/Melodies.cs
#!import lib/Translator.cs
#!import lib/looks.csx
