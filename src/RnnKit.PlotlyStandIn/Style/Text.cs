namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Where a text stands against its point.</summary>
    public class TextPosition : IStyleValue
    {
        private readonly string value;

        private TextPosition(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static TextPosition Auto { get; } = new("auto");
        public static TextPosition Inside { get; } = new("inside");
        public static TextPosition Outside { get; } = new("outside");
        public static TextPosition None { get; } = new("none");
        public static TextPosition TopLeft { get; } = new("top left");
        public static TextPosition TopCenter { get; } = new("top center");
        public static TextPosition TopRight { get; } = new("top right");
        public static TextPosition MiddleLeft { get; } = new("middle left");
        public static TextPosition MiddleCenter { get; } = new("middle center");
        public static TextPosition MiddleRight { get; } = new("middle right");
        public static TextPosition BottomLeft { get; } = new("bottom left");
        public static TextPosition BottomCenter { get; } = new("bottom center");
        public static TextPosition BottomRight { get; } = new("bottom right");
    }

    /// <summary>How an axis maps values to places.</summary>
    public class AxisType : IStyleValue
    {
        private readonly string value;

        private AxisType(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static AxisType Auto { get; } = new("-");
        public static AxisType Linear { get; } = new("linear");
        public static AxisType Log { get; } = new("log");
        public static AxisType Date { get; } = new("date");
        public static AxisType Category { get; } = new("category");
        public static AxisType MultiCategory { get; } = new("multicategory");
    }

    /// <summary>Which way bars and boxes point.</summary>
    public class Orientation : IStyleValue
    {
        private readonly string value;

        private Orientation(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static Orientation Horizontal { get; } = new("h");
        public static Orientation Vertical { get; } = new("v");
    }
}
