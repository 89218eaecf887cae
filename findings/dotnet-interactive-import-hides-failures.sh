#!/usr/bin/env bash
# .NET Interactive 1.0.712001: a cell that imports a file goes on, and ends well, when the file does not compile; when the file throws
# there is no trace of it at all. Needs Python with nbclient. Exits 0 as long as it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool install Microsoft.dotnet-interactive --version 1.0.712001 --tool-path tool >/dev/null
mkdir -p kernels/probe
cat > kernels/probe/kernel.json <<JSON
{"argv": ["$folder/tool/dotnet-interactive", "jupyter", "--default-kernel", "csharp", "--http-local-only", "{connection_file}"], "display_name": "probe", "language": "C#"}
JSON
echo 'int broken = "text";' > compiles-not.cs
echo 'throw new System.Exception("on purpose");' > throws.cs
cat > probe.py <<'PY'
import sys
import nbformat
from nbclient import NotebookClient
cells = ['#!import compiles-not.cs\nConsole.Write("went on");', '#!import throws.cs\nConsole.Write("went on");']
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
NotebookClient(notebook, kernel_name='probe', allow_errors=True, startup_timeout=300).execute()
seen = []
for cell in notebook.cells:
    outputs = [(o.get('name', o.output_type), o.get('text', '')) for o in cell.outputs if o.output_type in ('stream', 'error')]
    seen.append(outputs)
    print(cell.source.split('\n')[0], '->', outputs)
errors = [name for outputs in seen for name, _ in outputs if name == 'error']
went_on = all(('stdout', 'went on') in outputs for outputs in seen)
sys.exit(0 if not errors and went_on and len(seen[1]) == 1 else 1)
PY
JUPYTER_PATH="$folder" JUPYTER_RUNTIME_DIR="$folder/runtime" /usr/bin/python3 probe.py
