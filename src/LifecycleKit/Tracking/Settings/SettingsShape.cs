using System.Text.Json;
using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The allowed members of settings.</summary>
internal static class SettingsShape
{
    /// <summary>The shape of the whole: the members of <see cref="LifecycleOptionsJson"/>, tracks and playbook.</summary>
    public static JsonShape Whole { get; } = JsonShape.Object(
    [
        (StrictJson.SchemaMember, JsonShape.Text),
        .. JsonShape.Content(SettingsJsonContext.Default.LifecycleOptionsJson).Members.Select(member => (member.Name, member.Shape)),
        (PublishedPart.TracksPath, JsonShape.Map(LifecycleJson.Shape)),
        (PublishedPart.PlaybookPath, PlaybookJson.Shape),
    ]);

    /// <summary>Returns the name of a member in JSON and in the paths of diagnostics.</summary>
    public static string NameOf(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);

    /// <summary>
    /// Returns whether an entry is the name of a preset. An entry with a text and members, as of two sources, is not one.
    /// </summary>
    public static bool IsPreset(SettingsEntry entry, JsonShape shape) =>
        (ReferenceEquals(shape, LifecycleJson.Shape) || ReferenceEquals(shape, PlaybookJson.Shape))
        && !string.IsNullOrEmpty(entry.Text) && entry.Members.IsEmpty;
}
