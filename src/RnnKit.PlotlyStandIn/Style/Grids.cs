namespace Plotly.NET;

public static partial class StyleParam
{
    /// <summary>Whether the panels of a grid share their axes.</summary>
    public class LayoutGridPattern : IStyleValue
    {
        private readonly string value;

        private LayoutGridPattern(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static LayoutGridPattern Independent { get; } = new("independent");
        public static LayoutGridPattern Coupled { get; } = new("coupled");
    }

    /// <summary>Which row of a grid comes first.</summary>
    public class LayoutGridRowOrder : IStyleValue
    {
        private readonly string value;

        private LayoutGridRowOrder(string value) => this.value = value;

        object IStyleValue.Value => value;

        public static LayoutGridRowOrder TopToBottom { get; } = new("top to bottom");
        public static LayoutGridRowOrder BottomToTop { get; } = new("bottom to top");
    }
}
