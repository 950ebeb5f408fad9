using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>One identity of a link group, as the document of the head keeps it.</summary>
public sealed record LinkedIdentity
{
    /// <summary>The number of the identity in the group, by which events name it; 0 for the head.</summary>
    public required int Number { get; init; }

    /// <summary>The current id.</summary>
    public required string Id { get; init; }

    /// <summary>The earlier ids, the oldest first.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The instant of the link, in UTC; of the head that of the first link or renaming.</summary>
    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>The key under which experiments draw the identity when it is not linked.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The instant at which the identity was erased before its record, in UTC; null for never.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The sums of the events of the identity that are no longer kept; null while every event is kept.</summary>
    public CustomerHistorySnapshot? Expired { get => Sums?.Snapshot; init => Sums = ExpiredSums.Of(value); }

    internal ExpiredSums? Sums { get; init; }

    /// <summary>Returns the number of the identity and the instant of the link; culture-invariant, without the ids.</summary>
    public override string ToString() => FormattableString.Invariant($"identity {Number} since {LinkedAt:O}");

    /// <summary>Returns whether an id is the current one or an alias.</summary>
    internal bool Has(string id) => string.Equals(Id, id, StringComparison.Ordinal) || Aliases.Contains(id, StringComparer.Ordinal);

    /// <summary>Returns the ids, the current one first.</summary>
    internal IEnumerable<string> Names() => Aliases.Prepend(Id);
}

/// <summary>What the document of an identity has that is not the head of its group: all else is in the record of the head.</summary>
public sealed record IdentityLink
{
    /// <summary>The head of the group.</summary>
    public required string HeadId { get; init; }

    /// <summary>The number of the identity in the group (<see cref="LinkedIdentity.Number"/>).</summary>
    public required int Number { get; init; }

    /// <summary>Whether the id is an earlier one of the identity.</summary>
    public bool IsAlias { get; init; }

    /// <summary>The instant of the link, in UTC.</summary>
    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>The number of the last transition in each track, from which numbers go on after an unlink.</summary>
    public ImmutableArray<TrackSequence> Sequences { get; init; } = [];

    /// <summary>Returns the number of the identity and the instant of the link; culture-invariant, without the ids.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(IsAlias ? "alias of identity" : "identity")} {Number} since {LinkedAt:O}");
}

/// <summary>The number of the last transition of a customer in a track.</summary>
/// <param name="Track">The name of the track.</param>
/// <param name="Sequence">The number; 0 for none.</param>
public readonly record struct TrackSequence(string Track, long Sequence);
