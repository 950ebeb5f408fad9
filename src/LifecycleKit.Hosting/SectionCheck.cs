using System.Globalization;
using LifecycleKit.Conditions;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>Finds in a section whatever a binder would pass over or fail at: members that are unknown, empty, or of a wrong kind.</summary>
/// <remarks>A configuration knows no kinds: what is given is text, members, both or nothing. Names are compared without case, as configurations do.</remarks>
internal sealed class SectionCheck(ListSources sources, List<Diagnostic> diagnostics)
{
    private readonly Dictionary<string, string?> _readable = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was checked, without what a binder would fail at, so that the rest can be read and judged too.</summary>
    public IConfiguration Readable() => new ConfigurationBuilder().AddInMemoryCollection(_readable).Build();

    public void Check(IConfigurationSection section, JsonShape shape, string path, int depth = 1, bool mayBeEmpty = false)
    {
        var children = section.GetChildren().ToList();
        if (depth > StrictJson.MaxDepth)
            Error(DiagnosticIds.LimitExceeded, path, $"The section is nested more than {StrictJson.MaxDepth} deep.", "Flatten it.");
        else if (shape.Kind is JsonKind.Object or JsonKind.Map or JsonKind.List)
            CheckParts(section, children, shape, path, depth, mayBeEmpty);
        else if (children.Count > 0)
            Error(DiagnosticIds.TypeMismatch, path, "There are members, or a list.", "Give a single value.");
        else if (section.Value is null)
            _readable[section.Path] = null;
        else if (ReadValue(section.Value, shape.Kind, path) is { } value)
            _readable[section.Path] = value;
    }

    public void CheckMembers(IEnumerable<IConfigurationSection> members, JsonShape shape, string path, int depth = 1)
    {
        foreach (var member in members)
        {
            var known = Find(shape, member.Key);
            var name = known?.Name ?? Diagnostic.Shown(member.Key);
            var there = path.Length == 0 ? name : $"{path}/{name}";
            if ((shape.Part ?? known?.Shape) is { } part)
                Check(member, part, there, depth + 1, mayBeEmpty: shape.Kind == JsonKind.Map || part.Kind == JsonKind.Map);
            else
                Error(DiagnosticIds.UnknownMember, there, $"There is no member '{name}'.", Nearest.Hint(member.Key, shape.Members.Select(x => x.Name), "Remove it.", diagnostics));
        }
    }

    private void CheckParts(IConfigurationSection section, List<IConfigurationSection> children, JsonShape shape, string path, int depth, bool mayBeEmpty)
    {
        if (!string.IsNullOrEmpty(section.Value))
            Error(DiagnosticIds.TypeMismatch, path, "There is text.", shape.Kind == JsonKind.List ? "Give a list." : "Give members.");
        else if (children.Count == 0 && !mayBeEmpty)
            Error(DiagnosticIds.Missing, path, "There is nothing in it.", "Fill it, or leave it out.");
        else if (children.Count == 0)
            _readable[section.Path] = section.Value;
        if (shape.Kind == JsonKind.List) CheckList(section, children, shape.Part!, path, depth);
        else CheckMembers(children, shape, path, depth);
    }

    private void CheckList(IConfigurationSection section, List<IConfigurationSection> children, JsonShape part, string path, int depth)
    {
        foreach (var child in children)
        {
            if (!int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                Error(DiagnosticIds.TypeMismatch, $"{path}/{child.Key}", "There is a name in a list.", "Give a list, or the number of the element in it.");
            else if (part.Kind == JsonKind.Scalar && child.Value is null)
                Error(DiagnosticIds.Missing, $"{path}/{child.Key}", "There is no value.", "Give one.");
            else
                Check(child, part, $"{path}/{child.Key}", depth + 1);
        }

        if (sources.AreSeveral(section.Path))
        {
            diagnostics.Add(Diagnostic.Warning(
                DiagnosticIds.RepeatedMember, path, "Several sources of the configuration give this list, which are merged element by element.",
                "Say it in one source; in the other switch the rule off and add one of another name."));
        }
    }

    /// <summary>The value as a binder reads it; null, with a diagnostic, when it is not of the kind.</summary>
    private string? ReadValue(string value, JsonKind kind, string path)
    {
        switch (kind)
        {
            case JsonKind.Integer when !int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _):
                Error(DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(value)} is not a whole number, or out of range.", "Give a whole number.");
                return null;
            case JsonKind.Flag when !bool.TryParse(value, out _):
                Error(DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(value)} is neither true nor false.", "Give true or false.");
                return null;
            case JsonKind.Instant when value.Length > 0:
                // A binder takes an instant without offset for local time.
                if (InstantText.Read(value) is { } instant) return instant.ToString("O", CultureInfo.InvariantCulture);
                Error(DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(value)} is not an instant.", InstantText.Suggestion);
                return null;
            default:
                return value;
        }
    }

    private static JsonMember? Find(JsonShape shape, string name) =>
        shape.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private void Error(string id, string path, string message, string suggestion) => diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
