using System.Globalization;
using LifecycleKit.Conditions;
using Microsoft.Extensions.Configuration;

namespace LifecycleKit.Hosting;

/// <summary>
/// Finds the members of a section that a binder would ignore or fail at: unknown or empty members, and members of a wrong kind.
/// </summary>
/// <remarks>A configuration has no types: an entry has text, members, both or neither. Names are compared without case, as in
/// configurations.</remarks>
/// <param name="sources">The sources of the configuration.</param>
/// <param name="named">The paths of the entries that are names of presets, and are not checked here.</param>
/// <param name="diagnostics">Receives the errors and warnings.</param>
internal sealed class SectionCheck(ListSources sources, IReadOnlySet<string> named, List<Diagnostic> diagnostics)
{
    private readonly Dictionary<string, string?> _readable = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the checked entries without those that a binder would fail at, so that the others can be read too.</summary>
    public IConfiguration Readable() => new ConfigurationBuilder().AddInMemoryCollection(_readable).Build();

    public void Check(IConfigurationSection section, JsonShape shape, string path, int depth = 1, bool mayBeEmpty = false)
    {
        if (named.Contains(section.Path)) return;
        var children = section.GetChildren().ToList();
        if (depth > StrictJson.MaxDepth)
            Error(DiagnosticIds.LimitExceeded, path, $"The section is nested more than {StrictJson.MaxDepth} deep.", "Flatten it.");
        else if (shape.Kind is JsonKind.Object or JsonKind.Map or JsonKind.List)
            CheckParts(section, children, shape, path, depth, mayBeEmpty);
        else if (children.Count > 0)
            Error(DiagnosticIds.TypeMismatch, path, "The entry has members, or is a list.", "Write a single value.");
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
            {
                Check(member, part, there, depth + 1, mayBeEmpty: shape.Kind == JsonKind.Map || part.Kind == JsonKind.Map);
            }
            else
            {
                Error(
                    DiagnosticIds.UnknownMember, there, $"There is no member '{name}'.",
                    Nearest.Hint(member.Key, shape.Members.Select(x => x.Name), "Remove it.", diagnostics));
            }
        }
    }

    private void CheckParts(
        IConfigurationSection section, List<IConfigurationSection> children, JsonShape shape, string path, int depth, bool mayBeEmpty)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            Error(
                DiagnosticIds.TypeMismatch, path, "The entry is a text.", shape.Kind == JsonKind.List ? "Write a list." : "Write members.");
        }
        else if (children.Count == 0 && !mayBeEmpty)
        {
            Error(DiagnosticIds.Missing, path, "The entry is empty.", "Fill it, or remove it.");
        }
        else if (children.Count == 0)
        {
            _readable[section.Path] = section.Value;
        }

        if (shape.Kind == JsonKind.List) CheckList(section, children, shape.Part!, path, depth);
        else CheckMembers(children, shape, path, depth);
    }

    private void CheckList(IConfigurationSection section, List<IConfigurationSection> children, JsonShape part, string path, int depth)
    {
        foreach (var child in children)
        {
            if (!int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                Error(
                    DiagnosticIds.TypeMismatch, $"{path}/{child.Key}", "The list has an entry with a name.",
                    "Write a list, or the number of the element.");
            }
            else if (part.Kind == JsonKind.Scalar && child.Value is null)
            {
                Error(DiagnosticIds.Missing, $"{path}/{child.Key}", "The value is missing.", "Write a value.");
            }
            else
            {
                Check(child, part, $"{path}/{child.Key}", depth + 1);
            }
        }

        if (sources.AreSeveral(section.Path))
        {
            diagnostics.Add(Diagnostic.Warning(
                DiagnosticIds.RepeatedMember, path,
                "Several sources of the configuration give this list; their elements are merged one by one.",
                "Keep the list in one source; in the other one disable the rule, and add a rule of another name."));
        }
    }

    /// <summary>Returns the value as a binder reads it; null, with a diagnostic, when the value is of another kind.</summary>
    private string? ReadValue(string value, JsonKind kind, string path)
    {
        switch (kind)
        {
            case JsonKind.Integer when !int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _):
                Error(
                    DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(value)} is not a whole number, or is out of range.",
                    "Write a whole number.");
                return null;
            case JsonKind.Flag when !bool.TryParse(value, out _):
                Error(
                    DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(value)} is neither true nor false.", "Write true or false.");
                return null;
            case JsonKind.Instant when value.Length > 0:
                // A binder takes an instant without offset for local time.
                if (InstantText.Read(value) is { } instant) return instant.ToString("O", CultureInfo.InvariantCulture);
                Error(DiagnosticIds.TypeMismatch, path, $"{ConditionText.Quoted(value)} is not a valid instant.", InstantText.Suggestion);
                return null;
            default:
                return value;
        }
    }

    private static JsonMember? Find(JsonShape shape, string name) =>
        shape.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}

/// <summary>Finds lists of a configuration that several sources give.</summary>
/// <remarks>Sources that cannot be distinguished, as behind a section of a configuration that is not registered, count as one.</remarks>
internal sealed class ListSources(IConfiguration? root)
{
    private readonly IConfigurationProvider[] _providers = root is IConfigurationRoot { Providers: var providers } ? [.. providers] : [];

    public bool AreSeveral(string path) => _providers.Count(provider => provider.GetChildKeys([], path).Any()) > 1;
}
