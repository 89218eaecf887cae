// What stands on a logarithmic axis: powers of ten where it is long, 1, 2 and 5 of each where it is short, all of one size
// and far enough apart to be read from the last row.
public static class LogTicks
{
    /// Sets the ticks for an axis on which these values lie, and two decades more at either end, for charts that move.
    public static void Set(LinearAxis axis, IEnumerable<double> values)
    {
        var seen = values.Where(v => v > 0 && double.IsFinite(v)).Select(Math.Log10).ToArray();
        if (seen.Length == 0)
            return;
        var (low, high) = (seen.Min(), seen.Max());
        var step = Math.Max(1, (int)Math.Ceiling((high - low) / 8));
        var decades = Enumerable.Range((int)Math.Floor(low / step) - 2, (int)Math.Ceiling((high - low) / step) + 6).Select(k => k * step).ToArray();
        var digits = new[] { new[] { 1 }, new[] { 1, 2, 5 }, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 } }
            .FirstOrDefault(some => Between(low, high, decades, some) >= (some.Length == 1 ? 3 : 2));
        if (digits == null)
            return; // so short that plotly.js' own ticks are as on a linear axis
        var places = decades.SelectMany(k => digits.Select(digit => (digit, k))).ToArray();
        var plain = low >= -4 && high <= 5;
        Restyle.Axis(
            axis, TickVals: places.Select(place => place.digit * Math.Pow(10, place.k)).ToArray(),
            TickText: places.Select(place => plain ? Plain(place.digit, place.k) : Power(place.digit, place.k)).ToArray());
    }

    private static int Between(double low, double high, int[] decades, int[] digits) =>
        decades.SelectMany(k => digits.Select(digit => k + Math.Log10(digit))).Count(place => place >= low && place <= high);

    private static string Plain(int digit, int k) => (digit * (decimal)Math.Pow(10, k)).ToString("#,0.##########", System.Globalization.CultureInfo.InvariantCulture);

    private static string Power(int digit, int k) => k switch
    {
        0 => $"{digit}",
        1 => $"{digit * 10}",
        _ => (digit == 1 ? "" : $"{digit} × ") + $"10<sup>{(k < 0 ? "−" : "")}{Math.Abs(k)}</sup>",
    };
}
