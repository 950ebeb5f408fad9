using LifecycleKit.Numerics;

namespace LifecycleKit.Customers;

public readonly partial record struct CustomerEvent
{
    private CustomerEvent(
        CustomerEventKind kind, DateTimeOffset at, string? eventId,
        string? name = null, object? detail = null, decimal number = 0, long otherTicks = 0, int count = 0,
        byte code = 0, bool flag = false, OrderSnapshot? order = null, Channels channel = Channels.None, TraitValue value = default)
    {
        if (at == default) throw new ArgumentOutOfRangeException(nameof(at), at, "The instant of the event is missing.");
        if (eventId is not null) ArgumentException.ThrowIfNullOrWhiteSpace(eventId);
        Kind = kind;
        EventId = TextLimits.Checked(eventId, nameof(eventId));
        Channel = channel;
        Value = value;
        _ticks = at.UtcTicks;
        _otherTicks = otherTicks;
        _number = number;
        _count = count;
        _code = code;
        _flag = flag;
        _name = TextLimits.Checked(name, nameof(name));
        _detail = detail is string text ? TextLimits.Checked(text, nameof(detail)) : detail;
        _order = order;
    }

    /// <summary>Creates a visit event.</summary>
    /// <param name="at">The instant at which the visit began.</param>
    /// <param name="source">The source of the visit, such as "newsletter"; null when unknown.</param>
    /// <param name="duration">The duration of the visit, from 0 to 24 hours: a visit is one session.</param>
    /// <param name="engaged">Whether the visitor engaged, by the measure of the host (ten seconds, a second page, a key event).</param>
    /// <param name="medium">The medium of the visit, such as "email" or "cpc"; null when unknown.</param>
    /// <param name="campaign">The campaign of the visit; null when unknown.</param>
    /// <param name="term">The term of the visit, such as the words of a paid search; null when unknown.</param>
    /// <param name="landingPage">The first page of the visit, as the host names pages; at most 4096 characters, null when unknown. Leave
    /// out parts of an address that identify a person.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, or the duration is negative or above 24 hours.</exception>
    /// <exception cref="ArgumentException">A text is longer than 256 characters, or the landing page than 4096.</exception>
    public static CustomerEvent Visit(
        DateTimeOffset at, string? source = null, TimeSpan duration = default, bool engaged = false, string? medium = null,
        string? campaign = null, string? term = null, string? landingPage = null, string? eventId = null)
    {
        if (duration < TimeSpan.Zero || duration > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(duration), duration, "A visit lasts from 0 to 24 hours. Record a longer one as several.");
        }

        return new CustomerEvent(
            CustomerEventKind.Visit, at, eventId, name: source, otherTicks: duration.Ticks, flag: engaged,
            detail: VisitOrigin.Of(source, medium, campaign, term, landingPage));
    }

    /// <summary>Creates an event for a captured contact: an e-mail address, a number or a device of the customer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is not exactly one channel.</exception>
    public static CustomerEvent ContactCaptured(DateTimeOffset at, Channels channel, string? eventId = null) =>
        new(CustomerEventKind.ContactCaptured, at, eventId, channel: One(channel));

    /// <summary>Creates an event for consent that was granted or withdrawn.</summary>
    /// <param name="at">The instant at which consent changed.</param>
    /// <param name="channel">The channel of the consent; exactly one.</param>
    /// <param name="granted">True for a grant, false for a withdrawal.</param>
    /// <param name="category">The category of the consent; null or empty for all marketing on the channel.</param>
    /// <param name="basis">The legal basis of the consent.</param>
    /// <param name="expiresAt">The instant at which a grant ends, later than <paramref name="at"/>; null for a grant without end.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, the basis is not defined or the end is not later than the
    /// start.</exception>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is not exactly one channel.</exception>
    public static CustomerEvent ConsentChanged(
        DateTimeOffset at, Channels channel, bool granted, string? category = null,
        LegalBasis basis = LegalBasis.Consent, DateTimeOffset? expiresAt = null, string? eventId = null)
    {
        if (!Enum.IsDefined(basis)) throw new ArgumentOutOfRangeException(nameof(basis), basis, "The basis must be one of LegalBasis.");
        if (expiresAt <= at) throw new ArgumentOutOfRangeException(nameof(expiresAt), expiresAt, "A consent must end after it begins.");
        return new CustomerEvent(
            CustomerEventKind.ConsentChanged, at, eventId,
            name: category ?? string.Empty, otherTicks: expiresAt?.UtcTicks ?? 0, code: (byte)basis, flag: granted, channel: One(channel));
    }

    /// <summary>Creates an event with the current value and number of items of the cart.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, or value or items are negative.</exception>
    public static CustomerEvent CartUpdated(DateTimeOffset at, decimal value, int items, string? eventId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        return new CustomerEvent(CustomerEventKind.CartUpdated, at, eventId, number: value, count: items);
    }

    /// <summary>Creates an event for the state that an order reached at its <see cref="OrderSnapshot.ChangedAt"/>.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself: a credit with refunds, a change before the order was placed, or
    /// instants of shipping, delivery and return that are not in this order after it.</exception>
    public static CustomerEvent Order(OrderSnapshot snapshot, string? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        snapshot.ThrowIfContradictory(nameof(snapshot));
        return new CustomerEvent(CustomerEventKind.Order, snapshot.ChangedAt, eventId, order: snapshot);
    }

    /// <summary>Creates an event for a referral of another person by the customer.</summary>
    /// <param name="at">The instant of the referral.</param>
    /// <param name="eventId">The id of the referral, given by the host; null for none. The same id for the same referred person counts that
    /// person once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    public static CustomerEvent ReferralMade(DateTimeOffset at, string? eventId = null) => new(CustomerEventKind.ReferralMade, at, eventId);

    /// <summary>Creates an event for a referral of the customer by another person.</summary>
    /// <param name="at">The instant of the referral.</param>
    /// <param name="eventId">The id of the referral, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    public static CustomerEvent ReferredBy(DateTimeOffset at, string? eventId = null) => new(CustomerEventKind.ReferredBy, at, eventId);

    /// <summary>
    /// Creates a review event with a rating of at least 0, on the scale of the host (usually 1 to 5), kept to eight decimals.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, or the rating negative or beyond 10¹⁵.</exception>
    public static CustomerEvent Review(DateTimeOffset at, decimal rating, string? eventId = null) =>
        new(CustomerEventKind.Review, at, eventId, number: ExactAmount.NotNegative(rating, nameof(rating)));

    /// <summary>Creates an event for an answer to a survey.</summary>
    /// <param name="at">The instant of the answer.</param>
    /// <param name="survey">The kind of survey.</param>
    /// <param name="score">NPS: a whole number from 0 to 10. CSAT: a whole number from 1 to 5. Other: any.</param>
    /// <param name="name">The name of a survey that the host defines; null for none.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, the kind is not defined or the score is off its
    /// scale.</exception>
    public static CustomerEvent SurveyAnswer(
        DateTimeOffset at, SurveyKind survey, decimal score, string? name = null, string? eventId = null)
    {
        if (!Enum.IsDefined(survey)) throw new ArgumentOutOfRangeException(nameof(survey), survey, "The survey must be one of SurveyKind.");
        var (low, high) = survey switch { SurveyKind.Nps => (0, 10), SurveyKind.Csat => (1, 5), _ => (0, -1) };
        if (low <= high && (score < low || score > high || score != decimal.Truncate(score)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(score), score, $"An answer to {survey} must be a whole number from {low} to {high}.");
        }

        return new CustomerEvent(CustomerEventKind.SurveyAnswer, at, eventId, name: name, number: score, code: (byte)survey);
    }

    /// <summary>
    /// Creates an event for a message that was sent, delivered, opened or clicked, or from which the customer unsubscribed.
    /// </summary>
    /// <param name="kind">One of the five message kinds.</param>
    /// <param name="at">The instant of the event.</param>
    /// <param name="play">The key of the play.</param>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The kind is not a message kind, the play is empty, or the channel is not exactly
    /// one.</exception>
    public static CustomerEvent Message(CustomerEventKind kind, DateTimeOffset at, string play, Channels channel, string? eventId = null)
    {
        if (kind is < CustomerEventKind.MessageSent or > CustomerEventKind.MessageUnsubscribed)
            throw new ArgumentException($"{kind} is not a message kind.", nameof(kind));
        return new CustomerEvent(kind, at, eventId, name: NotEmpty(play, nameof(play)), channel: One(channel));
    }

    /// <summary>Creates an event for the exposure of the customer to an arm of an experiment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">Experiment or arm is empty.</exception>
    public static CustomerEvent Exposure(DateTimeOffset at, string experiment, string arm, string? eventId = null) =>
        new(CustomerEventKind.Exposure, at, eventId, name: NotEmpty(experiment, nameof(experiment)), detail: NotEmpty(arm, nameof(arm)));

    /// <summary>Creates an event for a support case that was opened.</summary>
    /// <param name="at">The instant of the opening.</param>
    /// <param name="caseId">The id of the case, given by the host.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <param name="reason">A short label for what the case is about, such as "delivery", by the host's own list; at most 256 characters,
    /// null when unknown. Write no text of the customer here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The case id or the reason is empty or too long.</exception>
    public static CustomerEvent CaseOpened(DateTimeOffset at, string caseId, string? eventId = null, string? reason = null) =>
        Case(CustomerEventKind.CaseOpened, at, caseId, eventId, reason);

    /// <summary>Creates an event for an answer of the shop to an open support case; the first answer is the first response.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The case id is empty.</exception>
    public static CustomerEvent CaseAnswered(DateTimeOffset at, string caseId, string? eventId = null) =>
        new(CustomerEventKind.CaseAnswered, at, eventId, name: NotEmpty(caseId, nameof(caseId)));

    /// <summary>Creates an event for a support case that was closed.</summary>
    /// <param name="at">The instant of the close.</param>
    /// <param name="caseId">The id of the case, given by the host.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <param name="reason">What the case turned out to be about, as in <see cref="CaseOpened"/>; null leaves the reason as it was.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The case id or the reason is empty or too long.</exception>
    public static CustomerEvent CaseClosed(DateTimeOffset at, string caseId, string? eventId = null, string? reason = null) =>
        Case(CustomerEventKind.CaseClosed, at, caseId, eventId, reason);

    /// <summary>Creates an event for the state that a deal reached at its <see cref="DealSnapshot.ChangedAt"/>.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none. A deal is absolute, so that it needs none.</param>
    /// <exception cref="ArgumentException">The snapshot contradicts itself: a change or a closing before the deal was opened, a closing
    /// after the change, a closed deal without an instant of closing or an open one with one, or a reason of a deal that is not
    /// lost.</exception>
    public static CustomerEvent DealChanged(DealSnapshot deal, string? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(deal);
        deal.ThrowIfContradictory(nameof(deal));
        return new CustomerEvent(CustomerEventKind.DealChanged, deal.ChangedAt, eventId, detail: deal);
    }

    /// <summary>Creates an event for a subscription that was started.</summary>
    /// <param name="at">The instant of the start.</param>
    /// <param name="subscriptionId">The id of the subscription, given by the host.</param>
    /// <param name="price">The price of a billing period, at least 0; 0 for a free or unknown one.</param>
    /// <param name="billingMonths">The length of the billing period in months, from 1 to <see cref="MaxBillingMonths"/>; 1 by default, 12
    /// for a yearly price.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, the price negative, or the period outside its
    /// range.</exception>
    /// <exception cref="ArgumentException">The subscription id is empty.</exception>
    public static CustomerEvent SubscriptionStarted(
        DateTimeOffset at, string subscriptionId, decimal price = 0, int billingMonths = 1, string? eventId = null) =>
        Subscription(CustomerEventKind.SubscriptionStarted, at, subscriptionId, price, billingMonths, eventId);

    /// <summary>Creates an event for a subscription that was renewed, or whose price or billing period changed.</summary>
    /// <param name="at">The instant of the renewal or the change.</param>
    /// <param name="subscriptionId">The id of the subscription, given by the host.</param>
    /// <param name="price">The price of a billing period, at least 0; 0 leaves price and period as they were.</param>
    /// <param name="billingMonths">The length of the billing period in months, from 1 to <see cref="MaxBillingMonths"/>; 1 by default, 12
    /// for a yearly price.</param>
    /// <param name="eventId">The id of the event, given by the host; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, the price negative, or the period outside its
    /// range.</exception>
    /// <exception cref="ArgumentException">The subscription id is empty.</exception>
    public static CustomerEvent SubscriptionRenewed(
        DateTimeOffset at, string subscriptionId, decimal price = 0, int billingMonths = 1, string? eventId = null) =>
        Subscription(CustomerEventKind.SubscriptionRenewed, at, subscriptionId, price, billingMonths, eventId);

    /// <summary>Creates an event for a subscription that was cancelled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The subscription id is empty.</exception>
    public static CustomerEvent SubscriptionCancelled(DateTimeOffset at, string subscriptionId, string? eventId = null) =>
        new(CustomerEventKind.SubscriptionCancelled, at, eventId, name: NotEmpty(subscriptionId, nameof(subscriptionId)));

    /// <summary>Creates an event that sets a named trait of the customer; the value <c>default</c> clears the trait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomerEvent TraitSet(DateTimeOffset at, string name, TraitValue value, string? eventId = null) =>
        new(CustomerEventKind.TraitSet, at, eventId, name: NotEmpty(name, nameof(name)), value: value);

    /// <summary>Creates a named event that the host defines, with an optional value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomerEvent Custom(DateTimeOffset at, string name, TraitValue value = default, string? eventId = null) =>
        new(CustomerEventKind.Custom, at, eventId, name: NotEmpty(name, nameof(name)), value: value);

    private static CustomerEvent Case(CustomerEventKind kind, DateTimeOffset at, string caseId, string? eventId, string? reason) => new(
        kind, at, eventId, name: NotEmpty(caseId, nameof(caseId)), detail: reason is null ? null : NotEmpty(reason, nameof(reason)));

    private static CustomerEvent Subscription(
        CustomerEventKind kind, DateTimeOffset at, string subscriptionId, decimal price, int billingMonths, string? eventId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        if (billingMonths is < 1 or > MaxBillingMonths)
        {
            throw new ArgumentOutOfRangeException(
                nameof(billingMonths), billingMonths, $"A billing period must be from 1 to {MaxBillingMonths} months.");
        }

        // One month is kept as 0, as in events that were stored before there were billing periods.
        return new CustomerEvent(
            kind, at, eventId, name: NotEmpty(subscriptionId, nameof(subscriptionId)), number: price,
            count: billingMonths == 1 ? 0 : billingMonths);
    }

    private static Channels One(Channels channel) => channel.IsSingle()
        ? channel
        : throw new ArgumentException($"An event names exactly one channel, not '{channel}'.", nameof(channel));

    private static string NotEmpty(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }
}
