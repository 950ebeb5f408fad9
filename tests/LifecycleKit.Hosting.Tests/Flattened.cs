using System.Text.Json;

namespace LifecycleKit.Hosting.Tests;

/// <summary>
/// Flattens JSON to the keys and values of a configuration, as JSON files give them, except that true and false keep their spelling.
/// </summary>
internal static class Flattened
{
    /// <param name="json">The text.</param>
    /// <param name="under">The key of the root.</param>
    public static Dictionary<string, string?> Of(string json, string under)
    {
        using var document = JsonDocument.Parse(json);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Add(values, document.RootElement, under);
        return values;
    }

    private static void Add(Dictionary<string, string?> values, JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (!element.EnumerateObject().Any()) values.Add(path, null);
            foreach (var member in element.EnumerateObject()) Add(values, member.Value, $"{path}:{member.Name}");
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            if (element.GetArrayLength() == 0) values.Add(path, string.Empty);
            foreach (var part in element.EnumerateArray()) Add(values, part, $"{path}:{i++}");
        }
        else
        {
            values.Add(path, element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText());
        }
    }
}
