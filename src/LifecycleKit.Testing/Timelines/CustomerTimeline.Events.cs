using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

public sealed partial class CustomerTimeline
{
    /// <summary>Adds a visit; see <see cref="CustomerEvent.Visit"/>.</summary>
    public CustomerTimeline Visit(string? source = null, TimeSpan duration = default, bool engaged = false) =>
        Add((at, id) => CustomerEvent.Visit(at, source, duration, engaged, eventId: id));

    /// <summary>Adds a captured contact; see <see cref="CustomerEvent.ContactCaptured"/>.</summary>
    public CustomerTimeline CaptureContact(Channels channel) => Add((at, id) => CustomerEvent.ContactCaptured(at, channel, id));

    /// <summary>Adds a granted consent; see <see cref="CustomerEvent.ConsentChanged"/>.</summary>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="category">The category; null for all marketing on the channel.</param>
    /// <param name="validFor">How long the consent is valid, above 0; null for without end.</param>
    public CustomerTimeline GrantConsent(Channels channel, string? category = null, TimeSpan? validFor = null) =>
        Add((at, id) => CustomerEvent.ConsentChanged(at, channel, granted: true, category, expiresAt: at + validFor, eventId: id));

    /// <summary>Adds a withdrawn consent; see <see cref="CustomerEvent.ConsentChanged"/>.</summary>
    public CustomerTimeline WithdrawConsent(Channels channel, string? category = null) =>
        Add((at, id) => CustomerEvent.ConsentChanged(at, channel, granted: false, category, eventId: id));

    /// <summary>Adds a change of the cart; see <see cref="CustomerEvent.CartUpdated"/>.</summary>
    public CustomerTimeline UpdateCart(decimal value, int items) => Add((at, id) => CustomerEvent.CartUpdated(at, value, items, id));

    /// <summary>Adds a referral of another person by the customer.</summary>
    public CustomerTimeline Refer() => Add(CustomerEvent.ReferralMade);

    /// <summary>Adds a referral of the customer by another person.</summary>
    public CustomerTimeline BeReferred() => Add(CustomerEvent.ReferredBy);

    /// <summary>Adds a review; see <see cref="CustomerEvent.Review"/>.</summary>
    public CustomerTimeline Review(decimal rating) => Add((at, id) => CustomerEvent.Review(at, rating, id));

    /// <summary>Adds an answer to an NPS survey, a whole number from 0 to 10.</summary>
    public CustomerTimeline AnswerNps(int score) => AnswerSurvey(SurveyKind.Nps, score);

    /// <summary>Adds an answer to a survey; see <see cref="CustomerEvent.SurveyAnswer"/>.</summary>
    public CustomerTimeline AnswerSurvey(SurveyKind survey, decimal score, string? name = null) =>
        Add((at, id) => CustomerEvent.SurveyAnswer(at, survey, score, name, id));

    /// <summary>Adds an event of a message; see <see cref="CustomerEvent.Message"/>.</summary>
    /// <param name="kind">One of the five message kinds, such as <see cref="CustomerEventKind.MessageSent"/>.</param>
    /// <param name="play">The key of the play.</param>
    /// <param name="channel">The channel; exactly one.</param>
    public CustomerTimeline Message(CustomerEventKind kind, string play, Channels channel = Channels.Email) =>
        Add((at, id) => CustomerEvent.Message(kind, at, play, channel, id));

    /// <summary>Adds an exposure to an arm of an experiment.</summary>
    public CustomerTimeline Expose(string experiment, string arm) => Add((at, id) => CustomerEvent.Exposure(at, experiment, arm, id));

    /// <summary>Adds an opened support case.</summary>
    /// <param name="caseId">The id of the case.</param>
    /// <param name="reason">A short label for what the case is about; null for none.</param>
    public CustomerTimeline OpenCase(string caseId, string? reason = null) =>
        Add((at, id) => CustomerEvent.CaseOpened(at, caseId, id, reason));

    /// <summary>Adds an answer of the shop to a support case.</summary>
    public CustomerTimeline AnswerCase(string caseId) => Add((at, id) => CustomerEvent.CaseAnswered(at, caseId, id));

    /// <summary>Adds a closed support case.</summary>
    /// <param name="caseId">The id of the case.</param>
    /// <param name="reason">What the case turned out to be about; null leaves the reason as it was.</param>
    public CustomerTimeline CloseCase(string caseId, string? reason = null) =>
        Add((at, id) => CustomerEvent.CaseClosed(at, caseId, id, reason));

    /// <summary>Adds a started subscription at a price, at least 0, for each billing period of 1 to 120 months.</summary>
    public CustomerTimeline StartSubscription(string subscriptionId, decimal price = 0, int billingMonths = 1) =>
        Add((at, id) => CustomerEvent.SubscriptionStarted(at, subscriptionId, price, billingMonths, id));

    /// <summary>Adds a renewed subscription at a price, at least 0, for each billing period of 1 to 120 months.</summary>
    public CustomerTimeline RenewSubscription(string subscriptionId, decimal price = 0, int billingMonths = 1) =>
        Add((at, id) => CustomerEvent.SubscriptionRenewed(at, subscriptionId, price, billingMonths, id));

    /// <summary>Adds a cancelled subscription.</summary>
    public CustomerTimeline CancelSubscription(string subscriptionId) =>
        Add((at, id) => CustomerEvent.SubscriptionCancelled(at, subscriptionId, id));

    /// <summary>Sets a trait; <c>default</c> clears it.</summary>
    public CustomerTimeline SetTrait(string name, TraitValue value) => Add((at, id) => CustomerEvent.TraitSet(at, name, value, id));

    /// <summary>Adds an event of the host's own.</summary>
    public CustomerTimeline Custom(string name, TraitValue value = default) => Add((at, id) => CustomerEvent.Custom(at, name, value, id));

    /// <summary>Makes the customer a contact of an account; see <see cref="CustomerEvent.AccountJoined"/>.</summary>
    public CustomerTimeline JoinAccount(string accountId) => Add((at, id) => CustomerEvent.AccountJoined(at, accountId, id));

    /// <summary>Ends the membership of the customer in their account; see <see cref="CustomerEvent.AccountLeft"/>.</summary>
    public CustomerTimeline LeaveAccount() => Add(CustomerEvent.AccountLeft);

    /// <summary>Sends the customer the stage of an account; see <see cref="CustomerEvent.AccountLevelChanged"/>.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="stage">The id of the stage.</param>
    /// <param name="rank">The rank of the stage; null for a stage without a rank.</param>
    public CustomerTimeline AccountLevel(string accountId, string stage, int? rank = null) =>
        Add((at, id) => CustomerEvent.AccountLevelChanged(at, accountId, stage, rank, id));

    /// <summary>Adds a contact to the customer, who is an account; see <see cref="CustomerEvent.ContactJoined"/>.</summary>
    public CustomerTimeline AddContact(string contact) => Add((at, id) => CustomerEvent.ContactJoined(at, contact, id));

    /// <summary>Takes a contact from the customer, who is an account; see <see cref="CustomerEvent.ContactLeft"/>.</summary>
    public CustomerTimeline RemoveContact(string contact) => Add((at, id) => CustomerEvent.ContactLeft(at, contact, id));
}
