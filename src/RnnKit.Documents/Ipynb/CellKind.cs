namespace RnnKit.Documents.Ipynb;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text for other tools, passed through untouched.</summary>
    Raw,
}
