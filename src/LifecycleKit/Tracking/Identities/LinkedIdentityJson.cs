using System.Collections.Immutable;
using System.Text.Json;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>An identity of a group as JSON.</summary>
internal sealed class LinkedIdentityJson
{
    public required int Number { get; init; }

    public required string Id { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    public required string SubjectKey { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    public CustomerHistorySnapshot? Expired { get; init; }

    public static LinkedIdentityJson Of(LinkedIdentity identity) => new()
    {
        Number = identity.Number,
        Id = identity.Id,
        Aliases = identity.Aliases.IsEmpty ? null : identity.Aliases,
        LinkedAt = identity.LinkedAt,
        SubjectKey = identity.SubjectKey,
        ErasedAt = identity.ErasedAt,
        Expired = identity.Expired,
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    public static ImmutableArray<LinkedIdentity> ToIdentities(IReadOnlyList<LinkedIdentityJson>? identities)
    {
        if (identities is null) return [];
        LinkedIdentity[] read = [.. identities.Select(one => one.ToIdentity())];
        if (read.Length == 0 || read[0].Number != 0) throw new JsonException("the first identity is not the head.");
        if (read.Zip(read.Skip(1)).Any(pair => pair.First.Number >= pair.Second.Number))
            throw new JsonException("the identities are not in the order of their numbers.");
        if (read.SelectMany(one => one.Names()).GroupBy(id => id, StringComparer.Ordinal).Any(same => same.Count() > 1))
            throw new JsonException("an id belongs to two identities.");
        return [.. read];
    }

    private LinkedIdentity ToIdentity()
    {
        if (string.IsNullOrWhiteSpace(Id) || string.IsNullOrEmpty(SubjectKey) || Aliases?.Any(string.IsNullOrWhiteSpace) == true)
            throw new JsonException("an identity has no id or no subject key.");
        return new LinkedIdentity
        {
            Number = Number,
            Id = Id,
            Aliases = [.. Aliases ?? []],
            LinkedAt = LinkedAt.ToUniversalTime(),
            SubjectKey = SubjectKey,
            ErasedAt = ErasedAt?.ToUniversalTime(),
            Expired = Expired?.ThrowIfInvalid(),
        };
    }
}

/// <summary>The link of an identity to its head as JSON.</summary>
internal sealed class IdentityLinkJson
{
    public required string HeadId { get; init; }

    public required int Number { get; init; }

    public bool IsAlias { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    public IReadOnlyList<TrackSequence>? Sequences { get; init; }

    public static IdentityLinkJson Of(IdentityLink link) => new()
    {
        HeadId = link.HeadId,
        Number = link.Number,
        IsAlias = link.IsAlias,
        LinkedAt = link.LinkedAt,
        Sequences = link.Sequences.IsEmpty ? null : link.Sequences,
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    public IdentityLink ToLink()
    {
        if (string.IsNullOrWhiteSpace(HeadId) || Number < 0 || Sequences?.Any(one => one.Track is null || one.Sequence < 0) == true)
            throw new JsonException("a link has no head, or a negative number.");
        return new IdentityLink
        {
            HeadId = HeadId, Number = Number, IsAlias = IsAlias, LinkedAt = LinkedAt.ToUniversalTime(), Sequences = [.. Sequences ?? []],
        };
    }
}
