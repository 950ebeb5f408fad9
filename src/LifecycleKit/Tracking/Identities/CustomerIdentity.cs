using System.Collections.Immutable;

namespace LifecycleKit.Tracking;

/// <summary>One identity of a customer, as a view lists it.</summary>
public sealed record CustomerIdentity
{
    /// <summary>The current id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the identity is the head of the group.</summary>
    public bool IsHead { get; init; }

    /// <summary>The earlier ids, the oldest first.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The instant of the link, in UTC; of the head that of the first link or renaming.</summary>
    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>Returns whether the identity is the head, and the instant of the link; culture-invariant, without the ids.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(IsHead ? "head" : "identity")} since {LinkedAt:O}, {Aliases.Length} alias(es)");

    /// <summary>Returns the identities of the group whose head a document is of; empty without links.</summary>
    internal static ImmutableArray<CustomerIdentity> AllOf(CustomerDocument document) =>
        document.Identities.IsEmpty ? [] : [.. document.Identities.Select(Of)];

    private static CustomerIdentity Of(LinkedIdentity identity) => new()
    {
        Id = identity.Id, IsHead = identity.Number == 0, Aliases = identity.Aliases, LinkedAt = identity.LinkedAt,
    };
}
