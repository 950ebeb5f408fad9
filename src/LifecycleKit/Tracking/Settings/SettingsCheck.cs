using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// Makes JSON of the entries of a configuration: names in the case of the shape, values in its types. What the shape does not allow becomes
/// diagnostics and is left out, so that the rest can be read too.
/// </summary>
/// <remarks>An entry has text, members, both or neither. Names are compared without case, as in configurations.</remarks>
/// <param name="diagnostics">Receives the errors and warnings.</param>
internal sealed class SettingsCheck(List<Diagnostic> diagnostics)
{
    /// <summary>Returns the members as JSON.</summary>
    public JsonObject ReadMembers(ImmutableArray<SettingsEntry> members, JsonShape shape, string path = "", int depth = 1)
    {
        var read = new JsonObject();
        foreach (var member in members)
        {
            var known = Find(shape, member.Name);
            var name = known?.Name ?? Diagnostic.Shown(member.Name);
            var there = path.Length == 0 ? name : $"{path}/{name}";
            if ((shape.Part ?? known?.Shape) is not { } part)
            {
                Error(
                    DiagnosticIds.UnknownMember, there, $"There is no member '{name}'.",
                    Nearest.Hint(member.Name, shape.Members.Select(x => x.Name), "Remove it.", diagnostics));
                continue;
            }

            var key = known?.Name ?? member.Name;
            if (read.ContainsKey(key)) Error(DiagnosticIds.RepeatedMember, there, $"The member '{name}' occurs twice.", "Remove one.");
            var value = Read(member, part, there, depth + 1, mayBeEmpty: shape.Kind == JsonKind.Map || part.Kind == JsonKind.Map);
            if (value is not null) read[key] = value;
        }

        return read;
    }

    /// <summary>Returns an entry as JSON; null when nothing of it can be read.</summary>
    private JsonNode? Read(SettingsEntry entry, JsonShape shape, string path, int depth, bool mayBeEmpty = false)
    {
        if (SettingsShape.IsPreset(entry, shape)) return JsonValue.Create(entry.Text);
        if (ReferenceEquals(shape, LifecycleJson.Shape)) shape = SettingsPresetTracks.ShapeOf(entry) ?? shape;
        if (depth > StrictJson.MaxDepth)
            Error(DiagnosticIds.LimitExceeded, path, $"The section is nested more than {StrictJson.MaxDepth} deep.", "Flatten it.");
        else if (HasParts(entry, shape.Kind))
            return ReadParts(entry, shape, path, depth, mayBeEmpty);
        else if (!entry.Members.IsEmpty)
            Error(DiagnosticIds.TypeMismatch, path, "The entry has members, or is a list.", "Write a single value.");
        else if (entry.Text is { } text)
            return ReadValue(text, shape.Kind, path);
        return null;
    }

    private static bool HasParts(SettingsEntry entry, JsonKind kind) => kind is JsonKind.Object or JsonKind.Map or JsonKind.List
        || (kind == JsonKind.ScalarOrObject && !entry.Members.IsEmpty);

    private JsonNode? ReadParts(SettingsEntry entry, JsonShape shape, string path, int depth, bool mayBeEmpty)
    {
        if (!string.IsNullOrEmpty(entry.Text))
        {
            Error(
                DiagnosticIds.TypeMismatch, path, "The entry is a text.", shape.Kind == JsonKind.List ? "Write a list." : "Write members.");
        }
        else if (entry.Members.IsEmpty && !mayBeEmpty)
        {
            Error(DiagnosticIds.Missing, path, "The entry is empty.", "Fill it, or remove it.");
        }

        if (entry.Members.IsEmpty && !mayBeEmpty) return null;
        return shape.Kind == JsonKind.List
            ? ReadList(entry, shape.Part!, path, depth) : ReadMembers(entry.Members, shape, path, depth);
    }

    private JsonArray ReadList(SettingsEntry entry, JsonShape part, string path, int depth)
    {
        var list = new JsonArray();
        foreach (var child in entry.Members)
        {
            var there = $"{path}/{Diagnostic.Shown(child.Name)}";
            if (!int.TryParse(child.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                Error(
                    DiagnosticIds.TypeMismatch, there, "The list has an entry with a name.", "Write a list, or the number of the element.");
            }
            else if (part.Kind == JsonKind.Scalar && child.Text is null)
            {
                Error(DiagnosticIds.Missing, there, "The value is missing.", "Write a value.");
            }
            else if ((Read(child, part, there, depth + 1) ?? (part.Kind == JsonKind.Object ? new JsonObject() : null)) is { } read)
            {
                // An object that cannot be read keeps its place, so that the paths of those after it stay right.
                list.Add(read);
            }
        }

        if (entry.IsMerged)
        {
            diagnostics.Add(Diagnostic.Warning(
                DiagnosticIds.RepeatedMember, path,
                "Several sources of the configuration give this list; their elements are merged one by one.",
                "Keep the list in one source; in the other one disable the rule, and add a rule of another name."));
        }

        return list;
    }

    private JsonValue? ReadValue(string text, JsonKind kind, string path)
    {
        switch (kind)
        {
            case JsonKind.Integer:
                if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return JsonValue.Create(number);
                return NotRead(text, path, "is not a whole number, or is out of range.", "Write a whole number.");
            case JsonKind.Flag:
                if (bool.TryParse(text, out var flag)) return JsonValue.Create(flag);
                return NotRead(text, path, "is neither true nor false.", "Write true or false.");
            case JsonKind.Instant when text.Length == 0:
                return null;
            case JsonKind.Instant:
                if (InstantText.Read(text) is { } instant) return JsonValue.Create(instant.ToString("O", CultureInfo.InvariantCulture));
                return NotRead(text, path, "is not a valid instant.", InstantText.Suggestion);
            default:
                return JsonValue.Create(text);
        }
    }

    private JsonValue? NotRead(string text, string path, string problem, string suggestion)
    {
        Error(DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(text)} {problem}", suggestion);
        return null;
    }

    private static JsonMember? Find(JsonShape shape, string name) =>
        shape.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
