namespace LifecycleKit.Customers;

/// <summary>The accounts of a customer, and the contacts of an account. Never changes: an event makes a new value.</summary>
internal sealed class AccountDetails
{
    public static readonly AccountDetails None = new(AccountMemberships.None, new OpenCloseLog());

    private AccountDetails(AccountMemberships memberships, OpenCloseLog contacts) => (Memberships, Contacts) = (memberships, contacts);

    public AccountMemberships Memberships { get; }

    /// <summary>The contacts, by id; not to be written to.</summary>
    public OpenCloseLog Contacts { get; }

    public bool HasContacts => Contacts.LatestTicks > 0;

    public static AccountDetails Of(
        IReadOnlyList<AccountChange> changes, IReadOnlyList<AccountLevel> levels, IReadOnlyList<OpenCloseState> contacts)
    {
        if (changes.Count == 0 && levels.Count == 0 && contacts.Count == 0) return None;
        var memberships = AccountMemberships.None;
        foreach (var change in changes) memberships = memberships.With(change with { At = change.At.ToUniversalTime() });
        foreach (var level in levels) memberships = memberships.With(level with { At = level.At.ToUniversalTime() });
        var log = new OpenCloseLog();
        foreach (var contact in contacts) log.Restore(contact);
        return new(memberships, log);
    }

    /// <summary>Returns the details after one more event about accounts or contacts.</summary>
    public AccountDetails After(in CustomerEvent customerEvent)
    {
        if (customerEvent.Kind != CustomerEventKind.ContactChanged)
        {
            var memberships = Memberships.After(customerEvent);
            return ReferenceEquals(memberships, Memberships) ? this : new(memberships, Contacts);
        }

        var state = new OpenCloseState
        {
            Id = customerEvent.Contact!, IsOpen = customerEvent.Joined, ChangedAt = customerEvent.At, EventId = customerEvent.EventId,
        };
        if (Contacts.IsKnown(state)) return this;
        var contacts = Contacts.Clone();
        contacts.Write(state);
        return new(Memberships, contacts);
    }

    /// <summary>Returns the details of both.</summary>
    public AccountDetails With(AccountDetails other)
    {
        if (ReferenceEquals(other, None)) return this;
        if (ReferenceEquals(this, None)) return other;
        var contacts = Contacts.Clone();
        foreach (var state in other.Contacts.GetAll()) contacts.Write(state);
        return new(Memberships.With(other.Memberships), contacts);
    }

    public static AccountDetails Unpack(ref PackedReader from)
    {
        var memberships = AccountMemberships.None;
        for (var i = from.Int(); i > 0; i--) memberships = memberships.With(new AccountChange(Utc(ref from), from.Text(), from.Text()));
        for (var i = from.Int(); i > 0; i--)
        {
            memberships = memberships.With(new AccountLevel
            {
                AccountId = from.Text()!, Name = from.Text()!, Rank = from.Flag() ? (int)from.Number() : null, At = Utc(ref from),
                EventId = from.Text(),
            });
        }

        var contacts = new OpenCloseLog();
        contacts.Unpack(ref from);
        return new(memberships, contacts);
    }

    public void Pack(PackedWriter to)
    {
        to.Count(Memberships.Changes.Count);
        foreach (var change in Memberships.Changes)
        {
            to.Ticks(change.At.UtcTicks);
            to.Text(change.AccountId);
            to.Text(change.EventId);
        }

        to.Count(Memberships.Levels.Count);
        foreach (var level in Memberships.Levels)
        {
            to.Text(level.AccountId);
            to.Text(level.Name);
            to.Flag(level.Rank is not null);
            if (level.Rank is { } rank) to.Number(rank);
            to.Ticks(level.At.UtcTicks);
            to.Text(level.EventId);
        }

        Contacts.Pack(to);
    }

    private static DateTimeOffset Utc(ref PackedReader from) => new(from.Ticks(), TimeSpan.Zero);
}
