using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The outcome of publishing parts of a shop's configuration.</summary>
/// <remarks>Immutable.</remarks>
public sealed record PublishResult
{
    /// <summary>The shop.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>When the publications came into force, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was published; empty when everything was in force already, or when it was refused.</summary>
    public ImmutableArray<Publication> Publications { get; init; } = [];

    /// <summary>
    /// The parts of the configuration that were not published, since configuration has published the same before, or a later revision, and
    /// something else is in force: the host follows the store. Each as text, such as <c>Track 'journey'</c>.
    /// </summary>
    public ImmutableArray<string> Followed { get; init; } = [];

    /// <summary>What was found in lifecycles and playbook, each with its place: errors first, then warnings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Why the changes were refused, all reasons; empty when they were not. Refused, everything is as it was.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>Whether the changes are in force.</summary>
    public bool IsPublished => Errors.IsEmpty;

    /// <summary>The names of the tracks that are new or have another version.</summary>
    public IEnumerable<string> Tracks => Publications.Where(one => one is { Part: PublicationPart.Track, IsRemoval: false }).Select(one => one.Name);

    /// <summary>What was taken out, each as text, such as <c>Track 'journey'</c> or <c>Playbook</c>.</summary>
    public IEnumerable<string> Removed => Publications.Where(one => one.IsRemoval).Select(one => Text(one.Part, one.Name));

    /// <summary>When what was published, or how many errors prevent it; culture-invariant.</summary>
    public override string ToString() => IsPublished
        ? FormattableString.Invariant($"{Publications.Length} publication(s) at {At:O}, {Diagnostics.Length} diagnostic(s)")
        : FormattableString.Invariant($"not published at {At:O}: {Errors.Length} error(s)");

    internal static string Text(PublicationPart part, string name) => name.Length == 0 ? $"{part}" : $"{part} '{name}'";
}
