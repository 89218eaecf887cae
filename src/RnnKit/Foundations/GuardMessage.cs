using System.Globalization;
using System.Runtime.CompilerServices;

namespace RnnKit.Foundations;

/// <summary>The message of a <see cref="Guard"/>, put together only where the condition does not hold: on the hot path a check allocates nothing. It reads the same in every culture.</summary>
[InterpolatedStringHandler]
internal ref struct GuardMessage
{
    private DefaultInterpolatedStringHandler text;

    public GuardMessage(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted<TValue>(TValue value) => text.AppendFormatted(value);

    /// <summary>The text; may be asked for once.</summary>
    public override string ToString() => text.ToStringAndClear();
}
