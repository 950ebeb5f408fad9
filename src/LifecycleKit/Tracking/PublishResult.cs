using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>The result of publishing parts of a shop's configuration.</summary>
public sealed record PublishResult
{
    /// <summary>The shop.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>The instant at which the publications came into force, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The publications; empty when all parts were already in force, or when the changes were refused.</summary>
    public ImmutableArray<Publication> Publications { get; init; } = [];

    /// <summary>
    /// The parts for which the host uses other content from the store, since configuration has already published the same content, or a
    /// later revision, before. Each as text, such as <c>Track 'journey'</c>.
    /// </summary>
    public ImmutableArray<string> Followed { get; init; } = [];

    /// <summary>The diagnostics of lifecycles and playbook, each with its path: errors first, then warnings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>All reasons why the changes were refused; empty when they were not. Refused changes change nothing.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>Whether the changes are in force.</summary>
    public bool IsPublished => Errors.IsEmpty;

    /// <summary>The names of the published tracks: new tracks, and tracks with another version.</summary>
    public IEnumerable<string> Tracks =>
        Publications.Where(one => one is { Part: PublicationPart.Track, IsRemoval: false }).Select(one => one.Name);

    /// <summary>The removed parts, each as text, such as <c>Track 'journey'</c> or <c>Playbook</c>.</summary>
    public IEnumerable<string> Removed => Publications.Where(one => one.IsRemoval).Select(one => Text(one.Part, one.Name));

    /// <summary>Returns the number of publications, or of errors; culture-invariant.</summary>
    public override string ToString() => IsPublished
        ? FormattableString.Invariant($"{Publications.Length} publication(s) at {At:O}, {Diagnostics.Length} diagnostic(s)")
        : FormattableString.Invariant($"not published at {At:O}: {Errors.Length} error(s)");

    internal static string Text(PublicationPart part, string name) => name.Length == 0 ? $"{part}" : $"{part} '{name}'";
}
