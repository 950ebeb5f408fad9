namespace LifecycleKit.Customers;

/// <summary>An event of one customer at one instant.</summary>
/// <remarks>
/// <para>Each kind of event has a factory with its name. A property that does not belong to the kind is null, 0, false or empty.</para>
/// <para>An event with an <see cref="EventId"/> is recorded once, even when it is sent again: equal ids of one customer and kind are one
/// event. An event without an id is recorded each time, except for orders and deals, which are absolute. <c>default</c> is not a valid
/// event, and no method accepts it.</para>
/// </remarks>
public readonly partial record struct CustomerEvent
{
    /// <summary>The longest billing period of a subscription, in months: ten years.</summary>
    public const int MaxBillingMonths = 120;

    private readonly long _ticks;
    private readonly long _otherTicks;
    private readonly decimal _number;
    private readonly string? _name;
    // The arm of an experiment, the reason of a case, the origin of a visit, or a deal.
    private readonly object? _detail;
    private readonly OrderSnapshot? _order;
    private readonly int _count;
    private readonly byte _code;
    private readonly bool _flag;

    /// <summary>The kind of the event.</summary>
    public CustomerEventKind Kind { get; private init; }

    /// <summary>The instant of the event, in UTC; for an order or a deal, the instant at which it reached its current state.</summary>
    public DateTimeOffset At => new(_ticks, TimeSpan.Zero);

    internal long AtTicks => _ticks;

    /// <summary>The id of the event, given by the host, unique per customer and kind and compared ordinally; null for none.</summary>
    public string? EventId { get; private init; }

    /// <summary>The key that distinguishes the event from others of the same customer; null for an event without an id.</summary>
    public EventKey? Key => EventId is null ? null : new EventKey(Kind, EventId);

    /// <summary>Returns this event with another id.</summary>
    internal CustomerEvent WithId(string eventId) => this with { EventId = eventId };

    /// <summary>The source of a visit, such as "newsletter"; null when unknown.</summary>
    public string? Source => Kind == CustomerEventKind.Visit ? _name : null;

    /// <summary>The medium of a visit, such as "email" or "cpc"; null when unknown.</summary>
    public string? Medium => Origin?.Medium;

    /// <summary>The campaign of a visit; null when unknown.</summary>
    public string? Campaign => Origin?.Campaign;

    /// <summary>The term of a visit, such as the words of a paid search; null when unknown.</summary>
    public string? Term => Origin?.Term;

    /// <summary>The first page of a visit, as the host names pages; null when unknown.</summary>
    public string? LandingPage => Origin?.LandingPage;

    internal VisitOrigin? Origin => _detail as VisitOrigin;

    /// <summary>The duration of a visit.</summary>
    public TimeSpan Duration => Kind == CustomerEventKind.Visit ? new TimeSpan(_otherTicks) : TimeSpan.Zero;

    /// <summary>Whether the visitor engaged, by the measure of the host.</summary>
    public bool Engaged => Kind == CustomerEventKind.Visit && _flag;

    /// <summary>The channel of a contact, a consent or a message.</summary>
    public Channels Channel { get; private init; }

    /// <summary>The category of a consent; empty for all marketing on the channel.</summary>
    public string Category => Kind == CustomerEventKind.ConsentChanged ? _name! : string.Empty;

    /// <summary>Whether consent was granted; false for a withdrawal.</summary>
    public bool Granted => Kind == CustomerEventKind.ConsentChanged && _flag;

    /// <summary>The legal basis of a consent.</summary>
    public LegalBasis Basis => Kind == CustomerEventKind.ConsentChanged ? (LegalBasis)_code : LegalBasis.Consent;

    /// <summary>The instant at which a granted consent ends; null for one without end.</summary>
    public DateTimeOffset? ExpiresAt =>
        Kind == CustomerEventKind.ConsentChanged && _otherTicks != 0 ? new DateTimeOffset(_otherTicks, TimeSpan.Zero) : null;

    /// <summary>
    /// The amount of the event in the reporting currency: the value of a cart, the net total of an order, the price of a subscription.
    /// </summary>
    public decimal Amount => Kind switch
    {
        CustomerEventKind.Order => _order!.NetTotal,
        CustomerEventKind.CartUpdated or CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionRenewed => _number,
        _ => 0,
    };

    /// <summary>The number of items in the cart.</summary>
    public int ItemCount => Kind == CustomerEventKind.CartUpdated ? _count : 0;

    /// <summary>
    /// The order in the state that it reached at <see cref="At"/>; null unless the kind is <see cref="CustomerEventKind.Order"/>.
    /// </summary>
    public OrderSnapshot? Snapshot => _order;

    /// <summary>The rating of a review, on the scale of the host (usually 1 to 5).</summary>
    public decimal Rating => Kind == CustomerEventKind.Review ? _number : 0;

    /// <summary>The kind of survey.</summary>
    public SurveyKind Survey => Kind == CustomerEventKind.SurveyAnswer ? (SurveyKind)_code : SurveyKind.Other;

    /// <summary>The answer to a survey.</summary>
    public decimal Score => Kind == CustomerEventKind.SurveyAnswer ? _number : 0;

    /// <summary>The play that a message belongs to.</summary>
    public string? Play => IsMessage ? _name : null;

    /// <summary>The experiment that the customer was exposed to.</summary>
    public string? Experiment => Kind == CustomerEventKind.Exposure ? _name : null;

    /// <summary>The arm of the experiment.</summary>
    public string? Arm => Kind == CustomerEventKind.Exposure ? _detail as string : null;

    /// <summary>The id of the support case.</summary>
    public string? CaseId =>
        Kind is CustomerEventKind.CaseOpened or CustomerEventKind.CaseAnswered or CustomerEventKind.CaseClosed ? _name : null;

    /// <summary>The reason of a support case, at its opening or close; null when unknown.</summary>
    public string? CaseReason => Kind is CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed ? _detail as string : null;

    /// <summary>
    /// The deal in the state that it reached at <see cref="At"/>; null unless the kind is <see cref="CustomerEventKind.DealChanged"/>.
    /// </summary>
    public DealSnapshot? Deal => _detail as DealSnapshot;

    /// <summary>The id of the subscription.</summary>
    public string? SubscriptionId =>
        Kind is >= CustomerEventKind.SubscriptionStarted and <= CustomerEventKind.SubscriptionCancelled ? _name : null;

    /// <summary>
    /// The length of the billing period that <see cref="Amount"/> pays for, in months, from 1 to <see cref="MaxBillingMonths"/>; 0 unless a
    /// subscription was started or renewed.
    /// </summary>
    public int BillingMonths =>
        Kind is CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionRenewed ? Math.Max(1, _count) : 0;

    /// <summary>The name of a trait, of a custom event or of a survey that the host defines.</summary>
    public string? Name => Kind is CustomerEventKind.TraitSet or CustomerEventKind.Custom or CustomerEventKind.SurveyAnswer ? _name : null;

    /// <summary>The value of a trait or of a custom event; <c>default</c> for none.</summary>
    public TraitValue Value { get; private init; }

    /// <summary>Whether the kind is one of the five message kinds.</summary>
    public bool IsMessage => Kind is >= CustomerEventKind.MessageSent and <= CustomerEventKind.MessageUnsubscribed;

    /// <summary>Returns the kind, the instant and the id, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} at {At:O}{(EventId is null ? "" : " #" + EventId)}");
}

/// <summary>
/// The key that distinguishes one event of a customer from another: the kind and the id. Events with equal keys are one event.
/// </summary>
/// <param name="Kind">The kind of the event.</param>
/// <param name="EventId">The id of the event, given by the host and compared ordinally.</param>
public readonly record struct EventKey(CustomerEventKind Kind, string EventId);
