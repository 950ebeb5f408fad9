namespace LifecycleKit.Customers;

/// <summary>The meaning of an applied event for rules, as a set.</summary>
/// <remarks>
/// An order snapshot can have several triggers at once (placed and paid), or none (a repeated snapshot). A deal snapshot that repeats the
/// known content, or is older, has none either. Every other event has the trigger of its kind's name. The numbers are part of the stored
/// format.
/// </remarks>
[Flags]
public enum EventTriggers
{
    /// <summary>No trigger: a repeated or stale snapshot.</summary>
    None = 0,

    /// <summary>A visit.</summary>
    Visit = 1 << 0,

    /// <summary>A contact was captured.</summary>
    ContactCaptured = 1 << 1,

    /// <summary>Consent was granted or withdrawn, unsubscriptions included.</summary>
    ConsentChanged = 1 << 2,

    /// <summary>The cart changed.</summary>
    CartUpdated = 1 << 3,

    /// <summary>An order became a counted order: a new one, or one that counts again after a cancellation or full refund.</summary>
    OrderPlaced = 1 << 4,

    /// <summary>A counted order was paid.</summary>
    OrderPaid = 1 << 5,

    /// <summary>More of an order was refunded, in part or in full, or a credit was recorded.</summary>
    OrderRefunded = 1 << 6,

    /// <summary>An order was cancelled.</summary>
    OrderCancelled = 1 << 7,

    /// <summary>Anything else about an order changed: totals, discount, margin, category, dates.</summary>
    OrderAmended = 1 << 8,

    /// <summary>The customer referred another person.</summary>
    ReferralMade = 1 << 9,

    /// <summary>The customer was referred.</summary>
    ReferredBy = 1 << 10,

    /// <summary>A review was written.</summary>
    Review = 1 << 11,

    /// <summary>A survey was answered.</summary>
    SurveyAnswer = 1 << 12,

    /// <summary>A message was sent.</summary>
    MessageSent = 1 << 13,

    /// <summary>A message arrived.</summary>
    MessageDelivered = 1 << 14,

    /// <summary>A message was opened.</summary>
    MessageOpened = 1 << 15,

    /// <summary>A message was clicked.</summary>
    MessageClicked = 1 << 16,

    /// <summary>The customer unsubscribed; <see cref="ConsentChanged"/> comes with it.</summary>
    MessageUnsubscribed = 1 << 17,

    /// <summary>The customer was exposed to an experiment.</summary>
    Exposure = 1 << 18,

    /// <summary>A support case was opened.</summary>
    CaseOpened = 1 << 19,

    /// <summary>A support case was closed.</summary>
    CaseClosed = 1 << 20,

    /// <summary>A subscription was started.</summary>
    SubscriptionStarted = 1 << 21,

    /// <summary>A subscription was renewed.</summary>
    SubscriptionRenewed = 1 << 22,

    /// <summary>A subscription was cancelled.</summary>
    SubscriptionCancelled = 1 << 23,

    /// <summary>A trait was set.</summary>
    TraitSet = 1 << 24,

    /// <summary>A custom event of the host.</summary>
    Custom = 1 << 25,

    /// <summary>The shop answered a support case.</summary>
    CaseAnswered = 1 << 26,

    /// <summary>A deal was opened, or its content changed: stage, value, probability, dates or outcome.</summary>
    DealChanged = 1 << 27,

    /// <summary>The customer became a contact of an account, or no longer is one.</summary>
    AccountChanged = 1 << 28,

    /// <summary>The account got a contact, or lost one.</summary>
    ContactChanged = 1 << 29,

    /// <summary>The account of the customer entered a stage.</summary>
    AccountLevelChanged = 1 << 30,

    /// <summary>Any change to an order.</summary>
    AnyOrderChange = OrderPlaced | OrderPaid | OrderRefunded | OrderCancelled | OrderAmended,

    /// <summary>Any trigger.</summary>
    Any = int.MaxValue,
}
