namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>How a line is dashed.</summary>
    public class DrawingStyle : IStyleValue
    {
        private readonly object value;

        private DrawingStyle(object value) => this.value = value;

        object IStyleValue.Value => value;

        public static DrawingStyle Solid { get; } = new("solid");
        public static DrawingStyle Dash { get; } = new("dash");
        public static DrawingStyle Dot { get; } = new("dot");
        public static DrawingStyle DashDot { get; } = new("dashdot");
        public static DrawingStyle LongDash { get; } = new("longdash");
        public static DrawingStyle LongDashDot { get; } = new("longdashdot");

        /// <summary>Lengths of dashes and gaps, in pixels.</summary>
        public static DrawingStyle NewUser(IEnumerable<int> item) => new((object)string.Join(',', item.Select(length => $"{length}px")));
    }

    /// <summary>What a scatter trace draws.</summary>
    public class Mode : IStyleValue
    {
        private readonly string value;

        private Mode(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static Mode None { get; } = new("none");
        public static Mode Lines { get; } = new("lines");
        public static Mode Markers { get; } = new("markers");
        public static Mode Text { get; } = new("text");
        public static Mode Lines_Markers { get; } = new("lines+markers");
        public static Mode Lines_Text { get; } = new("lines+text");
        public static Mode Markers_Text { get; } = new("markers+text");
        public static Mode Lines_Markers_Text { get; } = new("lines+markers+text");
    }

    /// <summary>Up to where a trace is filled.</summary>
    public class Fill : IStyleValue
    {
        private readonly string value;

        private Fill(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static Fill None { get; } = new("none");
        public static Fill ToZero_y { get; } = new("tozeroy");
        public static Fill ToZero_x { get; } = new("tozerox");
        public static Fill ToNext_y { get; } = new("tonexty");
        public static Fill ToNext_x { get; } = new("tonextx");
        public static Fill ToSelf { get; } = new("toself");
        public static Fill ToNext { get; } = new("tonext");
    }
}
