using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>Setting members so that the order of keys stays what it was; Jupyter sorts them, so a new key goes in its alphabetical place.</summary>
internal static class JsonMembers
{
    public static void SetSorted(this JsonObject members, string key, JsonNode? value)
    {
        int existing = members.IndexOf(key);
        if (existing >= 0)
        {
            members.SetAt(existing, value);
            return;
        }

        int place = 0;
        while (place < members.Count && string.CompareOrdinal(members.GetAt(place).Key, key) < 0)
            place++;
        members.Insert(place, key, value);
    }

    public static JsonObject ObjectAt(this JsonObject members, string key)
    {
        if (members[key] is JsonObject there)
            return there;
        var made = new JsonObject();
        members.SetSorted(key, made);
        return made;
    }

    /// <summary>The text at the end of a way through objects; null when there is none, whatever stands on the way.</summary>
    public static string? TextAt(this JsonObject members, params ReadOnlySpan<string> way)
    {
        JsonNode? place = members;
        foreach (string key in way)
            place = (place as JsonObject)?[key];
        return MultilineText.AsString(place);
    }
}
