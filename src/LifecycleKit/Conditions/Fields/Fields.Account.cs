namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>account.isContact</c>: whether the customer is a contact of an account.</summary>
    public static FlagField IsAccountContact { get; } =
        new("account.isContact", static (in Facts f) => f.History.Accounts.AccountId is null ? Truth.False : Truth.True);

    /// <summary><c>account.changedAt</c>: when the customer last joined or left an account; missing for never.</summary>
    public static InstantField AccountChangedAt { get; } =
        new("account.changedAt", static (in Facts f) => f.History.Accounts.ChangedAt?.UtcTicks ?? Scaled.Missing);

    /// <summary>
    /// <c>account.stage</c>: the stage of the customer's account in the track that its shop shares; missing without an account, and while
    /// the stage is not known.
    /// </summary>
    public static TextField AccountStage { get; } = new("account.stage", static (in Facts f) => f.History.Accounts.Stage?.Stage);

    /// <summary>
    /// <c>account.stageRank</c>: the rank of the stage of the customer's account; missing as <see cref="AccountStage"/> is, and for a stage
    /// without a rank.
    /// </summary>
    public static NumberField AccountStageRank { get; } =
        Count("account.stageRank", static (in Facts f) => f.History.Accounts.Stage?.Rank ?? Scaled.Missing);

    /// <summary><c>account.stageAt</c>: when the account of the customer entered its stage; missing as <see cref="AccountStage"/> is.</summary>
    public static InstantField AccountStageAt { get; } =
        new("account.stageAt", static (in Facts f) => f.History.Accounts.Stage?.At.UtcTicks ?? Scaled.Missing);

    /// <summary><c>account.contacts</c>: the number of contacts of an account; 0 for a customer who is not an account.</summary>
    public static NumberField AccountContactCount { get; } =
        Count("account.contacts", static (in Facts f) => f.History.AccountContacts.OpenCount);

    /// <summary><c>account.contactsChangedAt</c>: when an account last got or lost a contact; missing for never.</summary>
    public static InstantField AccountContactsChangedAt { get; } = new(
        "account.contactsChangedAt",
        static (in Facts f) => f.History.AccountContacts.LatestTicks is > 0 and var ticks ? ticks : Scaled.Missing);
}
