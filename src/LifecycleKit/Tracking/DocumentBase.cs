using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The parts of a <see cref="CustomerDocument"/> that few events change, so that the documents of a customer share them.</summary>
internal sealed record DocumentBase
{
    public static DocumentBase Empty { get; } = new();

    public string SubjectKey { get; init; } = string.Empty;

    public string? Currency { get; init; }

    public ExpiredSums? Expired { get; init; }

    public ReplayCheckpoint? Checkpoint { get; init; }

    public ImmutableArray<TrackVersion> Versions { get; init; } = [];

    public ImmutableArray<PlayClaim> Claims { get; init; } = [];

    public DateTimeOffset? MutedUntil { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    public long LastTransitionNumber { get; init; }

    public int FailureCount { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public IdentityLink? LinkedTo { get; init; }

    public ImmutableArray<LinkedIdentity> Identities { get; init; } = [];

    /// <summary>Whether the customer belongs to a group of identities.</summary>
    public bool IsLinked => LinkedTo is not null || !Identities.IsEmpty;

    /// <summary>Returns the identity with an id or alias; null for none.</summary>
    public LinkedIdentity? FindIdentity(string id)
    {
        foreach (var one in Identities)
            if (one.Has(id)) return one;
        return null;
    }

    /// <summary>Returns the instant at which an identity was erased before its record; null for never.</summary>
    public DateTimeOffset? ErasedAtOf(int identity)
    {
        // Without a lambda, which would cost each event an allocation.
        foreach (var one in Identities)
            if (one.Number == identity) return one.ErasedAt;
        return ErasedAt;
    }
}

/// <summary>The sums of events that are no longer kept, as a history without orders or as data.</summary>
internal sealed class ExpiredSums
{
    private readonly CustomerHistory? _history;
    private CustomerHistorySnapshot? _snapshot;

    private ExpiredSums(CustomerHistory? history, CustomerHistorySnapshot? snapshot) => (_history, _snapshot) = (history, snapshot);

    public CustomerHistorySnapshot Snapshot => _snapshot ??= _history!.Capture();

    public static ExpiredSums? Of(CustomerHistorySnapshot? snapshot) => snapshot is null ? null : new ExpiredSums(null, snapshot);

    /// <param name="history">The history, which must not change any more.</param>
    public static ExpiredSums Of(CustomerHistory history) => new(history, null);

    /// <summary>Returns the sums of several identities together; null when none of them has any.</summary>
    /// <param name="sums">The sums of each identity; null for none.</param>
    /// <param name="currency">The reporting currency of the customer.</param>
    public static CustomerHistory? Joined(IEnumerable<ExpiredSums?> sums, string? currency)
    {
        CustomerHistory? joined = null;
        foreach (var one in sums)
        {
            if (one is null) continue;
            joined ??= new CustomerHistory(currency);
            joined.AddSums(one.ToHistory(one._snapshot?.Currency));
        }

        return joined;
    }

    /// <summary>Returns a history that continues from the sums.</summary>
    /// <param name="currency">The reporting currency of the customer.</param>
    public CustomerHistory ToHistory(string? currency) =>
        _history?.Fork() ?? CustomerHistory.FromSnapshot(_snapshot!, new OrderLedger(currency));
}

/// <summary>An optional instant in 8 bytes: 0 for null, otherwise its UTC ticks and one.</summary>
internal static class KeptInstant
{
    public static long Of(DateTimeOffset? instant) => instant is { } at ? at.UtcTicks + 1 : 0;

    public static DateTimeOffset? From(long kept) => kept == 0 ? null : new DateTimeOffset(kept - 1, TimeSpan.Zero);
}
