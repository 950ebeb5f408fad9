namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>account.isContact</c>: whether the customer is a contact of an account.</summary>
    public static FlagField IsAccountContact { get; } =
        new("account.isContact", static (in Facts f) => f.History.Accounts.AccountId is null ? Truth.False : Truth.True);

    /// <summary><c>account.changedAt</c>: when the customer last joined or left an account; missing for never.</summary>
    public static InstantField AccountChangedAt { get; } =
        new("account.changedAt", static (in Facts f) => f.History.Accounts.ChangedAt?.UtcTicks ?? 0);

    /// <summary><c>account.contacts</c>: the number of contacts of an account; 0 for a customer who is not an account.</summary>
    public static NumberField AccountContactCount { get; } =
        Count("account.contacts", static (in Facts f) => f.History.AccountContacts.OpenCount);

    /// <summary><c>account.contactsChangedAt</c>: when an account last got or lost a contact; missing for never.</summary>
    public static InstantField AccountContactsChangedAt { get; } =
        new("account.contactsChangedAt", static (in Facts f) => f.History.AccountContacts.LatestTicks);
}
