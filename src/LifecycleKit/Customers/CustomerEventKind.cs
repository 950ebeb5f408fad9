namespace LifecycleKit.Customers;

/// <summary>The kind of a <see cref="CustomerEvent"/>. The numbers are part of the stored format and never change.</summary>
public enum CustomerEventKind
{
    /// <summary>No event: the kind of <c>default(CustomerEvent)</c>, which no method accepts.</summary>
    None = 0,

    /// <summary>A visit to the shop: source, duration, engaged or not.</summary>
    Visit = 1,

    /// <summary>The shop captured a contact of the customer on a channel.</summary>
    ContactCaptured = 2,

    /// <summary>Consent was granted or withdrawn for a channel and a category.</summary>
    ConsentChanged = 3,

    /// <summary>The cart has a new value and number of items.</summary>
    CartUpdated = 4,

    /// <summary>The current state of an order: an absolute snapshot.</summary>
    Order = 5,

    /// <summary>The customer referred another person.</summary>
    ReferralMade = 6,

    /// <summary>The customer was referred by another person.</summary>
    ReferredBy = 7,

    /// <summary>The customer wrote a review with a rating.</summary>
    Review = 8,

    /// <summary>The customer answered a survey (NPS, CSAT or another).</summary>
    SurveyAnswer = 9,

    /// <summary>A message was sent.</summary>
    MessageSent = 10,

    /// <summary>A message arrived.</summary>
    MessageDelivered = 11,

    /// <summary>A message was opened.</summary>
    MessageOpened = 12,

    /// <summary>A link in a message was clicked.</summary>
    MessageClicked = 13,

    /// <summary>The customer unsubscribed through a message: consent is withdrawn for its channel.</summary>
    MessageUnsubscribed = 14,

    /// <summary>The customer was exposed to an arm of an experiment.</summary>
    Exposure = 15,

    /// <summary>A support case was opened.</summary>
    CaseOpened = 16,

    /// <summary>A support case was closed.</summary>
    CaseClosed = 17,

    /// <summary>A subscription was started.</summary>
    SubscriptionStarted = 18,

    /// <summary>A subscription was renewed.</summary>
    SubscriptionRenewed = 19,

    /// <summary>A subscription was cancelled.</summary>
    SubscriptionCancelled = 20,

    /// <summary>The host set a named trait of the customer.</summary>
    TraitSet = 21,

    /// <summary>A named event that the host defines.</summary>
    Custom = 22,

    /// <summary>The shop answered a support case.</summary>
    CaseAnswered = 23,

    /// <summary>The current state of a deal: an absolute snapshot.</summary>
    DealChanged = 24,

    /// <summary>The customer became a contact of an account, or no longer is one.</summary>
    AccountChanged = 25,

    /// <summary>An account got a contact, or lost one.</summary>
    ContactChanged = 26,

    /// <summary>The account of the customer entered a stage.</summary>
    AccountLevelChanged = 27,
}
