namespace LifecycleKit.Customers;

public readonly partial record struct CustomerEvent
{
    private CustomerEvent(
        CustomerEventKind kind, DateTimeOffset at, string? eventId,
        string? name = null, string? detail = null, decimal number = 0, long otherTicks = 0, int count = 0,
        byte code = 0, bool flag = false, OrderSnapshot? order = null, Channels channel = Channels.None, TraitValue value = default)
    {
        if (at == default) throw new ArgumentOutOfRangeException(nameof(at), at, "The instant of the event is missing.");
        if (eventId is not null) ArgumentException.ThrowIfNullOrWhiteSpace(eventId);
        (Kind, EventId, Channel, Value) = (kind, eventId, channel, value);
        (_ticks, _otherTicks, _number, _count, _code, _flag) = (at.UtcTicks, otherTicks, number, count, code, flag);
        (_name, _detail, _order) = (name, detail, order);
    }

    /// <summary>A visit.</summary>
    /// <param name="at">When it began.</param>
    /// <param name="source">Where it came from; null when unknown.</param>
    /// <param name="duration">How long it lasted, from 0 to 24 hours: a visit is one session.</param>
    /// <param name="engaged">Whether the visitor engaged, by the host's measure (ten seconds, a second page, a key event).</param>
    /// <param name="eventId">The host's id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, or the duration is negative or above 24 hours.</exception>
    public static CustomerEvent Visit(DateTimeOffset at, string? source = null, TimeSpan duration = default, bool engaged = false, string? eventId = null)
    {
        if (duration < TimeSpan.Zero || duration > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A visit lasts from 0 to 24 hours. Record a longer one as several.");
        return new CustomerEvent(CustomerEventKind.Visit, at, eventId, name: source, otherTicks: duration.Ticks, flag: engaged);
    }

    /// <summary>The shop learned how to reach the customer (an e-mail address, a number, a device).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException"><paramref name="channel"/> is not exactly one channel.</exception>
    public static CustomerEvent ContactCaptured(DateTimeOffset at, Channels channel, string? eventId = null) =>
        new(CustomerEventKind.ContactCaptured, at, eventId, channel: One(channel));

    /// <summary>Consent was granted or withdrawn.</summary>
    /// <param name="at">When.</param>
    /// <param name="channel">For which channel; exactly one.</param>
    /// <param name="granted">True for a grant, false for a withdrawal.</param>
    /// <param name="category">For what; null or empty for all marketing on the channel.</param>
    /// <param name="basis">On what legal ground.</param>
    /// <param name="expiresAt">When a grant ends, later than <paramref name="at"/>; null when it does not.</param>
    /// <param name="eventId">The host's id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, the basis is not defined or the end is not later than the start.</exception>
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

    /// <summary>The cart as it stands now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, or value or items are negative.</exception>
    public static CustomerEvent CartUpdated(DateTimeOffset at, decimal value, int items, string? eventId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        return new CustomerEvent(CustomerEventKind.CartUpdated, at, eventId, number: value, count: items);
    }

    /// <summary>An order as it is since its <see cref="OrderSnapshot.ChangedAt"/>.</summary>
    /// <exception cref="ArgumentException">The snapshot contradicts itself: a credit with refunds, or a change before the order was placed.</exception>
    public static CustomerEvent Order(OrderSnapshot snapshot, string? eventId = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        snapshot.ThrowIfContradictory(nameof(snapshot));
        return new CustomerEvent(CustomerEventKind.Order, snapshot.ChangedAt, eventId, order: snapshot);
    }

    /// <summary>The customer referred another person.</summary>
    /// <param name="at">When.</param>
    /// <param name="eventId">The host's id of the referral; null for none. An id that is the same for one referred person counts them
    /// once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    public static CustomerEvent ReferralMade(DateTimeOffset at, string? eventId = null) => new(CustomerEventKind.ReferralMade, at, eventId);

    /// <summary>The customer was referred by another person.</summary>
    /// <param name="at">When.</param>
    /// <param name="eventId">The host's id of the referral; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    public static CustomerEvent ReferredBy(DateTimeOffset at, string? eventId = null) => new(CustomerEventKind.ReferredBy, at, eventId);

    /// <summary>A review with a rating of at least 0, on the host's scale (1 to 5 by custom), kept to eight decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, or the rating negative or beyond 10¹⁵.</exception>
    public static CustomerEvent Review(DateTimeOffset at, decimal rating, string? eventId = null) =>
        new(CustomerEventKind.Review, at, eventId, number: ExactAmount.NotNegative(rating, nameof(rating)));

    /// <summary>An answer to a survey.</summary>
    /// <param name="at">When.</param>
    /// <param name="survey">What was asked.</param>
    /// <param name="score">NPS: a whole number from 0 to 10. CSAT: a whole number from 1 to 5. Other: any.</param>
    /// <param name="name">The name of a survey of the host's own; null for none.</param>
    /// <param name="eventId">The host's id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing, the kind is not defined or the score is off its scale.</exception>
    public static CustomerEvent SurveyAnswer(DateTimeOffset at, SurveyKind survey, decimal score, string? name = null, string? eventId = null)
    {
        if (!Enum.IsDefined(survey)) throw new ArgumentOutOfRangeException(nameof(survey), survey, "The survey must be one of SurveyKind.");
        var (low, high) = survey switch { SurveyKind.Nps => (0, 10), SurveyKind.Csat => (1, 5), _ => (0, -1) };
        if (low <= high && (score < low || score > high || score != decimal.Truncate(score)))
            throw new ArgumentOutOfRangeException(nameof(score), score, $"An answer to {survey} must be a whole number from {low} to {high}.");
        return new CustomerEvent(CustomerEventKind.SurveyAnswer, at, eventId, name: name, number: score, code: (byte)survey);
    }

    /// <summary>A message of a play was sent, delivered, opened, clicked, or answered by unsubscribing.</summary>
    /// <param name="kind">One of the five message kinds.</param>
    /// <param name="at">When.</param>
    /// <param name="play">The key of the play.</param>
    /// <param name="channel">The channel; exactly one.</param>
    /// <param name="eventId">The host's id of the event; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The kind is no message kind, the play is empty, or the channel is not exactly one.</exception>
    public static CustomerEvent Message(CustomerEventKind kind, DateTimeOffset at, string play, Channels channel, string? eventId = null)
    {
        if (kind is < CustomerEventKind.MessageSent or > CustomerEventKind.MessageUnsubscribed)
            throw new ArgumentException($"{kind} is not a message kind.", nameof(kind));
        return new CustomerEvent(kind, at, eventId, name: NotEmpty(play, nameof(play)), channel: One(channel));
    }

    /// <summary>The customer was exposed to an arm of an experiment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">Experiment or arm is empty.</exception>
    public static CustomerEvent Exposure(DateTimeOffset at, string experiment, string arm, string? eventId = null) =>
        new(CustomerEventKind.Exposure, at, eventId, name: NotEmpty(experiment, nameof(experiment)), detail: NotEmpty(arm, nameof(arm)));

    /// <summary>A support case was opened.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The case id is empty.</exception>
    public static CustomerEvent CaseOpened(DateTimeOffset at, string caseId, string? eventId = null) =>
        new(CustomerEventKind.CaseOpened, at, eventId, name: NotEmpty(caseId, nameof(caseId)));

    /// <summary>A support case was closed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The case id is empty.</exception>
    public static CustomerEvent CaseClosed(DateTimeOffset at, string caseId, string? eventId = null) =>
        new(CustomerEventKind.CaseClosed, at, eventId, name: NotEmpty(caseId, nameof(caseId)));

    /// <summary>A subscription was started, at a price per period of at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing or the price negative.</exception>
    /// <exception cref="ArgumentException">The subscription id is empty.</exception>
    public static CustomerEvent SubscriptionStarted(DateTimeOffset at, string subscriptionId, decimal price = 0, string? eventId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        return new CustomerEvent(CustomerEventKind.SubscriptionStarted, at, eventId, name: NotEmpty(subscriptionId, nameof(subscriptionId)), number: price);
    }

    /// <summary>A subscription was renewed, at a price per period of at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing or the price negative.</exception>
    /// <exception cref="ArgumentException">The subscription id is empty.</exception>
    public static CustomerEvent SubscriptionRenewed(DateTimeOffset at, string subscriptionId, decimal price = 0, string? eventId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        return new CustomerEvent(CustomerEventKind.SubscriptionRenewed, at, eventId, name: NotEmpty(subscriptionId, nameof(subscriptionId)), number: price);
    }

    /// <summary>A subscription was cancelled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The subscription id is empty.</exception>
    public static CustomerEvent SubscriptionCancelled(DateTimeOffset at, string subscriptionId, string? eventId = null) =>
        new(CustomerEventKind.SubscriptionCancelled, at, eventId, name: NotEmpty(subscriptionId, nameof(subscriptionId)));

    /// <summary>A named trait of the customer got a value; <c>default</c> clears it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomerEvent TraitSet(DateTimeOffset at, string name, TraitValue value, string? eventId = null) =>
        new(CustomerEventKind.TraitSet, at, eventId, name: NotEmpty(name, nameof(name)), value: value);

    /// <summary>A named event of the host's own, with an optional value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is missing.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static CustomerEvent Custom(DateTimeOffset at, string name, TraitValue value = default, string? eventId = null) =>
        new(CustomerEventKind.Custom, at, eventId, name: NotEmpty(name, nameof(name)), value: value);

    private static Channels One(Channels channel) => channel.IsSingle()
        ? channel
        : throw new ArgumentException($"An event names exactly one channel, not '{channel}'.", nameof(channel));

    private static string NotEmpty(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }
}
