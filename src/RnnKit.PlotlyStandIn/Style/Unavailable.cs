namespace Plotly.NET;

// Parameter types whose values the stand-in does not have: they complete the genuine signatures, and since they cannot be
// made, a call that needs one does not compile here instead of drawing something else.
public static partial class StyleParam
{
    /// <summary>Whether a box shows its mean.</summary>
    public class BoxMean
    {
        private protected BoxMean() { }
    }

    /// <summary>Which points a box shows.</summary>
    public class BoxPoints
    {
        private protected BoxPoints() { }
    }

    /// <summary>The order of categories on an axis.</summary>
    public class CategoryOrder
    {
        private protected CategoryOrder() { }
    }

    /// <summary>A family of fonts.</summary>
    public class FontFamily
    {
        private protected FontFamily() { }
    }

    /// <summary>How stacked traces are normalized.</summary>
    public class GroupNorm
    {
        private protected GroupNorm() { }
    }

    /// <summary>What a bin of a histogram computes.</summary>
    public class HistFunc
    {
        private protected HistFunc() { }
    }

    /// <summary>How a histogram is normalized.</summary>
    public class HistNorm
    {
        private protected HistNorm() { }
    }

    /// <summary>Where the x axes of a grid are drawn.</summary>
    public class LayoutGridXSide
    {
        private protected LayoutGridXSide() { }
    }

    /// <summary>Where the y axes of a grid are drawn.</summary>
    public class LayoutGridYSide
    {
        private protected LayoutGridYSide() { }
    }

    /// <summary>The name of an axis.</summary>
    public class LinearAxisId
    {
        private protected LinearAxisId() { }
    }

    /// <summary>The shape of a point.</summary>
    public class MarkerSymbol
    {
        private protected MarkerSymbol() { }
    }

    /// <summary>Whether an axis is repeated on the other side.</summary>
    public class Mirror
    {
        private protected Mirror() { }
    }

    /// <summary>The lines of a fill pattern.</summary>
    public class PatternShape
    {
        private protected PatternShape() { }
    }

    /// <summary>How quartiles are computed.</summary>
    public class QuartileMethod
    {
        private protected QuartileMethod() { }
    }

    /// <summary>The side of the plot that an axis is on.</summary>
    public class Side
    {
        private protected Side() { }
    }

    /// <summary>How a heatmap is smoothed.</summary>
    public class SmoothAlg
    {
        private protected SmoothAlg() { }
    }

    /// <summary>The name of a subplot.</summary>
    public class SubPlotId
    {
        private protected SubPlotId() { }
    }

    /// <summary>Whether a trace is drawn.</summary>
    public class Visible
    {
        private protected Visible() { }
    }
}
