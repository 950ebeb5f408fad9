using System.Text.Json;

namespace LifecycleKit.Conditions;

/// <summary>Finds in a JSON text every member that is unknown or repeated, and every value of a wrong kind.</summary>
internal sealed class JsonShapeCheck(List<Finding> findings)
{
    /// <summary>How deep values may nest; bounds the stack.</summary>
    public const int MostDepth = 200;

    public void Check(JsonElement element, JsonShape shape, string place, int depth = 1)
    {
        if (depth > MostDepth)
            Error(FindingIds.LimitExceeded, place, $"The text is nested more than {MostDepth} deep.", "Flatten it.");
        else if (!IsOfKind(element, shape.Kind))
            Error(FindingIds.MalformedJson, place, $"There is {Words(element.ValueKind)}.", $"Give {Words(shape.Kind)}{(element.ValueKind == JsonValueKind.Null ? ", or leave it out" : "")}.");
        else if (shape.Kind is JsonKind.Object or JsonKind.Map)
            CheckMembers(element, shape, place, depth);
        else if (shape.Kind == JsonKind.List)
            CheckParts(element, shape.Part!, place, depth);
        else if (shape.Kind == JsonKind.Integer && !element.TryGetInt32(out _))
            Error(FindingIds.OutOfRange, place, "The number is not whole, or out of range.", "Give a whole number of at most nine digits, without exponent.");
        else if (element.ValueKind == JsonValueKind.String && Decoded(element.GetString) is null)
            ReportHalf(place);
        else if (shape.Kind == JsonKind.Instant)
            new ValueReader(findings).TryInstant(element.GetString()!, place, out _);
    }

    private void CheckMembers(JsonElement element, JsonShape shape, string place, int depth)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (Decoded(() => member.Name) is not { } name)
            {
                ReportHalf(place);
                continue;
            }

            var there = place.Length == 0 ? name : $"{place}/{name}";
            if (!seen.Add(name))
                Error(FindingIds.RepeatedMember, there, $"The member '{name}' occurs twice.", "Remove one.");
            if ((shape.Part ?? shape.Find(name)) is { } part)
                Check(member.Value, part, there, depth + 1);
            else
                Error(FindingIds.UnknownMember, there, $"There is no member '{name}'.", Nearest.Hint(name, shape.Members.Select(x => x.Name), "Remove it."));
        }
    }

    private void CheckParts(JsonElement element, JsonShape shape, string place, int depth)
    {
        var i = 0;
        foreach (var part in element.EnumerateArray()) Check(part, shape, $"{place}/{i++}", depth + 1);
    }

    /// <summary>A name or text in JSON; null when an escape in it stands for half of a character.</summary>
    public static string? Decoded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void ReportHalf(string place) => Error(FindingIds.MalformedJson, place, "A text holds half of a character.", "Write whole characters.");

    private static bool IsOfKind(JsonElement element, JsonKind kind) => element.ValueKind switch
    {
        JsonValueKind.String => kind is JsonKind.Text or JsonKind.Instant or JsonKind.Scalar,
        JsonValueKind.Number => kind is JsonKind.Integer or JsonKind.Scalar,
        JsonValueKind.True or JsonValueKind.False => kind is JsonKind.Flag or JsonKind.Scalar,
        JsonValueKind.Array => kind is JsonKind.List,
        JsonValueKind.Object => kind is JsonKind.Object or JsonKind.Map,
        _ => false,
    };

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    private static string Words(JsonKind kind) => kind switch
    {
        JsonKind.Text or JsonKind.Instant => "text",
        JsonKind.Integer => "a whole number",
        JsonKind.Flag => "true or false",
        JsonKind.Scalar => "text, a number, true or false",
        JsonKind.List => "a list",
        _ => "an object",
    };

    private void Error(string id, string place, string message, string mend) => findings.Add(Finding.Error(id, place, message, mend));
}
