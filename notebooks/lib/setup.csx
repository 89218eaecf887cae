// The first cell of every notebook imports this file. Paths are relative to the notebook's folder. Setup.Ready, the cell's last line,
// looks at what came of each import: so everything that can fail stands in a file of its own. The rest of lib is compiled once, by
// 'dotnet build', into lib/bin: a notebook begins seconds sooner than with files that each session compiles anew.

#!import lib/Setup.cs
Setup.Begin();

#!import lib/packages.csx
#!import lib/looks.csx
