using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plotly.NET;

namespace RnnKit.PlotlyStandIn.Json;

/// <summary>
/// Writes a chart's objects as the genuine library does: whole doubles keep their ".0", NaN and the infinities become
/// strings, dates are ISO 8601.
/// </summary>
internal static class FigureWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(params IEnumerable<(string Name, object? Value)> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
                WriteMember(writer, name, value);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        writer.WritePropertyName(name);
        WriteValue(writer, value);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: WriteNumber(writer, number, number.ToString("R", CultureInfo.InvariantCulture)); break;
            case float number: WriteNumber(writer, number, number.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal number: writer.WriteRawValue(WithPoint(number.ToString(CultureInfo.InvariantCulture))); break;
            case char letter: writer.WriteStringValue(letter.ToString()); break;
            case DateTime moment: writer.WriteStringValue(moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)); break;
            case DynamicObj.DynamicObj bag: WriteObject(writer, bag.Properties); break;
            case IStyleValue style: WriteValue(writer, style.Value); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteObject(writer, map); break;
            case IDictionary map: WriteObject(writer, map.Keys.Cast<object>().Select(key => KeyValuePair.Create(key.ToString()!, map[key]))); break;
            case IEnumerable items: WriteArray(writer, items); break;
            case Enum constant: writer.WriteRawValue(Convert.ToInt64(constant, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)); break;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                writer.WriteRawValue(((IConvertible)value).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"A chart cannot hold a {value.GetType()}: give numbers, text, dates, arrays or dictionaries of them, or Plotly.NET objects.");
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number, string text)
    {
        if (double.IsFinite(number))
            writer.WriteRawValue(WithPoint(text));
        else
            writer.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    private static string WithPoint(string digits) => digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits;

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
            WriteMember(writer, name, value);
        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            WriteValue(writer, item);
        writer.WriteEndArray();
    }
}
