using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>
/// The name of a stage or a group in a play: <c>at-risk</c> in any track, <c>journey:at-risk</c> in one.
/// </summary>
/// <param name="Track">The track; null for any.</param>
/// <param name="Stage">The id of a stage or a group.</param>
internal readonly record struct StageName(string? Track, string Stage)
{
    public const char Separator = ':';

    /// <summary>Reads a name. Ids of stages have no colon, so the last colon ends the name of the track.</summary>
    public static StageName Parse(string text)
    {
        var colon = text.LastIndexOf(Separator);
        return colon < 0 ? new StageName(null, text) : new StageName(text[..colon], text[(colon + 1)..]);
    }

    public bool Matches(string track, Stage stage) =>
        (Track is null || string.Equals(Track, track, StringComparison.Ordinal))
        && (string.Equals(Stage, stage.Id, StringComparison.Ordinal) || stage.Groups.Contains(Stage, StringComparer.Ordinal));
}
