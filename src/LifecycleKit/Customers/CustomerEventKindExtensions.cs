namespace LifecycleKit.Customers;

/// <summary>Facts that hold for every event of a kind.</summary>
public static class CustomerEventKindExtensions
{
    /// <summary>
    /// Returns whether events of a kind are kept, so that the customer can be replayed from them. Visits, carts and messages that were
    /// sent, delivered, opened or clicked are kept for the replay horizon only, then as sums. An unsubscription is kept, since it is a
    /// withdrawal of consent.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is <see cref="CustomerEventKind.None"/> or not defined.</exception>
    public static bool IsKept(this CustomerEventKind kind) => kind switch
    {
        CustomerEventKind.Visit or CustomerEventKind.CartUpdated => false,
        CustomerEventKind.MessageSent or CustomerEventKind.MessageDelivered or CustomerEventKind.MessageOpened
            or CustomerEventKind.MessageClicked => false,
        CustomerEventKind.ContactCaptured or CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed => true,
        CustomerEventKind.Order => true,
        CustomerEventKind.ReferralMade or CustomerEventKind.ReferredBy or CustomerEventKind.Review or CustomerEventKind.SurveyAnswer =>
            true,
        CustomerEventKind.Exposure => true,
        CustomerEventKind.CaseOpened or CustomerEventKind.CaseAnswered or CustomerEventKind.CaseClosed => true,
        CustomerEventKind.DealChanged => true,
        CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionRenewed or CustomerEventKind.SubscriptionCancelled => true,
        CustomerEventKind.TraitSet or CustomerEventKind.Custom => true,
        CustomerEventKind.AccountChanged or CustomerEventKind.ContactChanged or CustomerEventKind.AccountLevelChanged => true,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The event kind is not known."),
    };

    /// <summary>
    /// Returns whether events of a kind count for the account of a contact as well: orders, visits, referrals, opinions, openings and
    /// clicks of messages, support cases, subscriptions and custom events. Events about the person alone do not (consents, captured
    /// contacts, traits, exposures), nor do carts, of which an account has none, nor messages that were sent, which count for the caps of
    /// the shop of the contact.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is <see cref="CustomerEventKind.None"/> or not defined.</exception>
    public static bool IsRolledUp(this CustomerEventKind kind) => kind switch
    {
        // The list of the kinds that are rolled up. A kind that is added here needs its content in AccountCopies.Rewritten.
        CustomerEventKind.Visit or CustomerEventKind.Order or CustomerEventKind.DealChanged => true,
        CustomerEventKind.ReferralMade or CustomerEventKind.ReferredBy or CustomerEventKind.Review or CustomerEventKind.SurveyAnswer =>
            true,
        CustomerEventKind.MessageOpened or CustomerEventKind.MessageClicked => true,
        CustomerEventKind.CaseOpened or CustomerEventKind.CaseAnswered or CustomerEventKind.CaseClosed => true,
        CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionRenewed or CustomerEventKind.SubscriptionCancelled => true,
        CustomerEventKind.Custom => true,
        _ when Enum.IsDefined(kind) && kind != CustomerEventKind.None => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The event kind is not known."),
    };
}
