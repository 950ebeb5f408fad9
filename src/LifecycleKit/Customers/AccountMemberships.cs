using System.Collections.Immutable;

namespace LifecycleKit.Customers;

/// <summary>
/// The accounts that a customer was a contact of, as a step function of time, and the last known level of each: the stage of its
/// lifecycle.
/// </summary>
/// <remarks>
/// <para>The outcome does not depend on the order of arrival. Of two changes at one instant the one with the greater event id counts; with
/// equal ids the smaller account id, and leaving before any account. Never changes: an event makes a new value.</para>
/// <para>A change belongs to the instant from which it counts until the next one. Before the first account that was joined the customer
/// counts as a contact of this account, so that a buyer who is assigned to an account later brings what came before.</para>
/// </remarks>
public sealed class AccountMemberships
{
    internal static readonly AccountMemberships None = new([], []);

    private readonly ImmutableArray<AccountChange> _changes;
    private readonly ImmutableArray<AccountLevel> _levels;

    private AccountMemberships(ImmutableArray<AccountChange> changes, ImmutableArray<AccountLevel> levels) =>
        (_changes, _levels) = (changes, levels);

    /// <summary>The changes, in the order of their instants and event ids; empty for a customer who never had an account.</summary>
    public IReadOnlyList<AccountChange> Changes => _changes;

    /// <summary>Whether the customer never had an account. Unlike the count of the list, it allocates nothing.</summary>
    internal bool HasNone => _changes.IsEmpty;

    /// <summary>The last known level of each account, in the ordinal order of the account ids.</summary>
    public IReadOnlyList<AccountLevel> Levels => _levels;

    /// <summary>The account after the last change; null for none.</summary>
    public string? AccountId => _changes.IsEmpty ? null : _changes[^1].AccountId;

    /// <summary>The instant of the last change, in UTC; null when there was none.</summary>
    public DateTimeOffset? ChangedAt => _changes.IsEmpty ? null : _changes[^1].At;

    /// <summary>The last known level of <see cref="AccountId"/>; null without an account, and while its level is not known.</summary>
    public AccountLevel? Level => AccountId is { } id && FindLevel(id) is >= 0 and var place ? _levels[place] : null;

    /// <summary>
    /// Returns the account to which an event of the customer at an instant belongs: that of the last change at or before it, and before the
    /// first account that was joined this account; null for none.
    /// </summary>
    /// <param name="at">The instant of the event; of an order that at which it was placed.</param>
    public string? FindAccount(DateTimeOffset at) => FindChange(at)?.AccountId;

    /// <summary>Returns the change that decides to which account an event at an instant belongs; null for none.</summary>
    internal AccountChange? FindChange(DateTimeOffset at)
    {
        AccountChange? found = null;
        foreach (var change in _changes)
        {
            // Leaving without an account says nothing.
            if (found is null && change.AccountId is null) continue;
            if (found is not null && change.At > at) break;
            found = change;
        }

        return found;
    }

    /// <summary>Returns the memberships after one more event.</summary>
    internal AccountMemberships After(in CustomerEvent customerEvent) => customerEvent.Kind == CustomerEventKind.AccountLevelChanged
        ? With(new AccountLevel
        {
            AccountId = customerEvent.AccountId!, Name = customerEvent.AccountLevel!, Rank = customerEvent.AccountRank,
            At = customerEvent.At, EventId = customerEvent.EventId,
        })
        : With(new AccountChange(customerEvent.At, customerEvent.AccountId, customerEvent.EventId));

    /// <summary>Returns the memberships of both.</summary>
    internal AccountMemberships With(AccountMemberships other)
    {
        var joined = this;
        foreach (var change in other._changes) joined = joined.With(change);
        foreach (var level in other._levels) joined = joined.With(level);
        return joined;
    }

    internal AccountMemberships With(in AccountChange change)
    {
        var place = 0;
        while (place < _changes.Length && _changes[place].CompareTo(change) < 0) place++;
        if (place == _changes.Length || _changes[place].CompareTo(change) != 0) return new(_changes.Insert(place, change), _levels);
        return string.CompareOrdinal(_changes[place].AccountId, change.AccountId) <= 0
            ? this : new(_changes.SetItem(place, change), _levels);
    }

    internal AccountMemberships With(in AccountLevel level)
    {
        var place = FindLevel(level.AccountId);
        if (place >= 0) return level.IsAfter(_levels[place]) ? new(_changes, _levels.SetItem(place, level)) : this;
        return new(_changes, _levels.Insert(~place, level));
    }

    /// <summary>Returns the place of the level of an account; the complement of where it would be for none.</summary>
    private int FindLevel(string accountId)
    {
        for (var i = 0; i < _levels.Length; i++)
        {
            var order = string.CompareOrdinal(_levels[i].AccountId, accountId);
            if (order >= 0) return order == 0 ? i : ~i;
        }

        return ~_levels.Length;
    }
}

/// <summary>A change of the account of a customer.</summary>
/// <param name="At">The instant from which the change counts, in UTC.</param>
/// <param name="AccountId">The account that was joined; null when the customer left their account.</param>
/// <param name="EventId">The id of the event; null for none.</param>
public readonly record struct AccountChange(DateTimeOffset At, string? AccountId, string? EventId)
{
    /// <summary>Returns whether an account was joined, and the instant; culture-invariant, without the id.</summary>
    public override string ToString() => FormattableString.Invariant($"{(AccountId is null ? "left" : "joined")} at {At:O}");

    /// <summary>Compares by instant, then by event id.</summary>
    internal int CompareTo(in AccountChange other) =>
        At.UtcTicks.CompareTo(other.At.UtcTicks) is not 0 and var order ? order : string.CompareOrdinal(EventId, other.EventId);
}

/// <summary>The last known level of an account of a customer: the stage that the account is in.</summary>
public readonly record struct AccountLevel
{
    /// <summary>The host's id of the account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The id of the stage.</summary>
    public required string Name { get; init; }

    /// <summary>The rank of the stage; null for a stage without a rank.</summary>
    public int? Rank { get; init; }

    /// <summary>The instant at which the account entered the stage, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the event; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>Returns the stage, its rank and the instant; culture-invariant, without the id of the account.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}{(Rank is { } rank ? " of rank " + rank.ToString(null, null) : string.Empty)} since {At:O}");

    /// <summary>Returns whether this level counts rather than the other: by instant, then by event id, then the lower rank and the
    /// smaller level.</summary>
    internal bool IsAfter(in AccountLevel other)
    {
        var order = At.UtcTicks.CompareTo(other.At.UtcTicks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order == 0) order = Nullable.Compare(other.Rank, Rank);
        return (order != 0 ? order : string.CompareOrdinal(other.Name, Name)) > 0;
    }
}
