namespace DynamicObj;

/// <summary>A bag of named values that keeps the order of their first setting: the base of every Plotly.NET object.</summary>
public class DynamicObj
{
    private readonly List<string> order = [];
    private readonly Dictionary<string, object?> values = [];

    /// <summary>Sets a property; an existing one keeps its place.</summary>
    public void SetValue(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!values.ContainsKey(name))
            order.Add(name);
        values[name] = value;
    }

    internal IEnumerable<KeyValuePair<string, object?>> Properties => order.Select(name => KeyValuePair.Create(name, values[name]));

    internal object? Find(string name) => values.GetValueOrDefault(name);

    internal T? Find<T>(string name) where T : class => Find(name) as T;

    internal void RemoveProperty(string name)
    {
        if (values.Remove(name))
            order.Remove(name);
    }

    /// <summary>Takes every property of <paramref name="second"/> over, merging objects property by property.</summary>
    internal void Merge(DynamicObj second)
    {
        foreach (var (name, value) in second.Properties.ToList())
        {
            if (value is not DynamicObj added || !values.TryGetValue(name, out var present))
                SetValue(name, value);
            else if (present is DynamicObj target)
                target.Merge(added);
            else
                throw new InvalidCastException($"The property '{name}' holds a {present?.GetType().Name ?? "null"}, which cannot take over the properties of a {added.GetType().Name}.");
        }
    }
}
