using System.Collections.Frozen;
using System.Text.Json.Nodes;
using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Tracks that are a preset with parameters: a member <c>preset</c>, and the parameters that differ from their defaults.</summary>
internal static class SettingsPresetTracks
{
    /// <summary>The member that names the preset.</summary>
    public const string Preset = "preset";

    private static readonly FrozenDictionary<string, JsonShape> Shapes = PresetParameters.Names.ToFrozenDictionary(
        name => name, name => JsonShape.Object([(Preset, JsonShape.Text), .. MembersOf(name)]), StringComparer.Ordinal);

    /// <summary>Returns the allowed members of a track that is a preset; null when the entry is a lifecycle.</summary>
    public static JsonShape? ShapeOf(SettingsEntry entry)
    {
        var preset = entry.Members.FirstOrDefault(member => string.Equals(member.Name, Preset, StringComparison.OrdinalIgnoreCase));
        return preset is null ? null : ShapeOf(preset.Text ?? string.Empty);
    }

    /// <summary>Returns the allowed members for a preset; the name alone for one that has no parameters or does not exist.</summary>
    public static JsonShape ShapeOf(string preset) =>
        Shapes.GetValueOrDefault(preset) ?? JsonShape.Object((Preset, JsonShape.Text));

    /// <summary>Reads a track; null when it has errors, which are reported.</summary>
    public static LifecycleDefinition? Read(JsonObject track, string path, List<Diagnostic> diagnostics)
    {
        var name = track[Preset]!.GetValue<string>();
        var count = diagnostics.Count(IsErrorHere);
        var create = new PresetParameters(new PresetValues(track, path, diagnostics)).Read(name, out var problems);
        foreach (var problem in problems)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.OutOfRange, $"{path}/{SettingsShape.NameOf(problem.Member)}", problem.Message, problem.Suggestion));
        }

        return diagnostics.Count(IsErrorHere) == count && count == 0 ? create() : null;

        bool IsErrorHere(Diagnostic one) => one.Severity == DiagnosticSeverity.Error
            && one.Path.StartsWith($"{path}/", StringComparison.Ordinal);
    }

    private static (string Name, JsonShape Shape)[] MembersOf(string preset)
    {
        var names = new PresetNames();
        _ = new PresetParameters(names).Read(preset, out _);
        return [.. names.Members];
    }

    /// <summary>Notes the parameters that a preset asks for, and their shapes.</summary>
    private sealed class PresetNames : IPresetValues
    {
        public List<(string Name, JsonShape Shape)> Members { get; } = [];

        public int Count(string member, int byDefault) => Add(member, JsonShape.Integer, byDefault);

        public decimal? Number(string member, decimal? byDefault) => Add(member, JsonShape.Scalar, byDefault);

        public TimeSpan Duration(string member, TimeSpan byDefault) => Add(member, JsonShape.Text, byDefault);

        public string Text(string member, string byDefault) => Add(member, JsonShape.Text, byDefault);

        private T Add<T>(string member, JsonShape shape, T byDefault)
        {
            Members.Add((SettingsShape.NameOf(member), shape));
            return byDefault;
        }
    }

    /// <summary>Reads the parameters from the members of a track. A value that cannot be read is reported and has its default.</summary>
    private sealed class PresetValues(JsonObject track, string path, List<Diagnostic> diagnostics) : IPresetValues
    {
        private readonly ValueReader _values = new(diagnostics);

        public int Count(string member, int byDefault) => track[SettingsShape.NameOf(member)]?.GetValue<int>() ?? byDefault;

        public decimal? Number(string member, decimal? byDefault) =>
            Given(member) is { } text && _values.TryNumber(text, PathOf(member), out var value) ? value : byDefault;

        public TimeSpan Duration(string member, TimeSpan byDefault) =>
            Given(member) is { } text && _values.TryDuration(text, PathOf(member), out var value) ? value : byDefault;

        public string Text(string member, string byDefault) => Given(member) ?? byDefault;

        private string? Given(string member) =>
            track[SettingsShape.NameOf(member)]?.GetValue<string>() is { Length: > 0 } text ? text : null;

        private string PathOf(string member) => $"{path}/{SettingsShape.NameOf(member)}";
    }
}
