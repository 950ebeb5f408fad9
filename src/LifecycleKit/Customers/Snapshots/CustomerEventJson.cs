using System.Text.Json;

namespace LifecycleKit.Customers;

/// <summary>
/// The JSON of a <see cref="CustomerEvent"/>: the members that every event has, and those that <see cref="EventMembers"/> lists for its
/// kind.
/// </summary>
internal sealed record CustomerEventJson
{
    public const int CurrentFormat = 1;

    public static readonly JsonShape Shape = JsonShape.Document(CustomerJsonContext.Default.CustomerEventJson);

    public int Format { get; init; } = CurrentFormat;

    public required CustomerEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? EventId { get; init; }

    public string? Source { get; init; }

    public string? Medium { get; init; }

    public string? Campaign { get; init; }

    public string? Term { get; init; }

    public string? LandingPage { get; init; }

    public TimeSpan? Duration { get; init; }

    public bool? Engaged { get; init; }

    public Channels? Channel { get; init; }

    public string? Category { get; init; }

    public bool? Granted { get; init; }

    public LegalBasis? Basis { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public decimal? Amount { get; init; }

    public int? ItemCount { get; init; }

    public OrderSnapshotJson? Order { get; init; }

    public decimal? Rating { get; init; }

    public SurveyKind? Survey { get; init; }

    public decimal? Score { get; init; }

    public string? Play { get; init; }

    public string? Experiment { get; init; }

    public string? Arm { get; init; }

    public string? CaseId { get; init; }

    /// <summary>Left out when unknown, as in events that were written before cases had reasons.</summary>
    public string? Reason { get; init; }

    public DealSnapshot? Deal { get; init; }

    public string? SubscriptionId { get; init; }

    /// <summary>Left out for one month, as in events that were written before there were billing periods.</summary>
    public int? BillingMonths { get; init; }

    /// <summary>Left out for a customer who left their account.</summary>
    public string? AccountId { get; init; }

    public string? Contact { get; init; }

    public bool? Joined { get; init; }

    public string? Level { get; init; }

    public int? Rank { get; init; }

    public string? Name { get; init; }

    public TraitValue? Value { get; init; }

    public static CustomerEventJson Of(in CustomerEvent customerEvent)
    {
        var members = EventMembers.Of(customerEvent.Kind);
        return new CustomerEventJson
        {
            Kind = customerEvent.Kind,
            At = customerEvent.At,
            EventId = customerEvent.EventId,
            Source = customerEvent.Source,
            Medium = customerEvent.Medium,
            Campaign = customerEvent.Campaign,
            Term = customerEvent.Term,
            LandingPage = customerEvent.LandingPage,
            Duration = members.Have("duration") ? customerEvent.Duration : null,
            Engaged = members.Have("engaged") ? customerEvent.Engaged : null,
            Channel = members.Have("channel") ? customerEvent.Channel : null,
            Category = members.Have("category") ? customerEvent.Category : null,
            Granted = members.Have("granted") ? customerEvent.Granted : null,
            Basis = members.Have("basis") ? customerEvent.Basis : null,
            ExpiresAt = customerEvent.ExpiresAt,
            Amount = members.Have("amount") ? customerEvent.Amount : null,
            ItemCount = members.Have("itemCount") ? customerEvent.ItemCount : null,
            Order = customerEvent.Snapshot is { } snapshot ? OrderSnapshotJson.Of(snapshot) : null,
            Rating = members.Have("rating") ? customerEvent.Rating : null,
            Survey = members.Have("survey") ? customerEvent.Survey : null,
            Score = members.Have("score") ? customerEvent.Score : null,
            Play = customerEvent.Play,
            Experiment = customerEvent.Experiment,
            Arm = customerEvent.Arm,
            CaseId = customerEvent.CaseId,
            Reason = customerEvent.CaseReason,
            Deal = customerEvent.Deal,
            SubscriptionId = customerEvent.SubscriptionId,
            BillingMonths = customerEvent.BillingMonths > 1 ? customerEvent.BillingMonths : null,
            AccountId = customerEvent.AccountId,
            Contact = customerEvent.Contact,
            Joined = members.Have("joined") ? customerEvent.Joined : null,
            Level = customerEvent.AccountLevel,
            Rank = customerEvent.AccountRank,
            Name = customerEvent.Name,
            Value = customerEvent.Value.Kind == TraitKind.None ? null : customerEvent.Value,
        };
    }

    /// <exception cref="JsonException">A member is missing, does not belong to the kind, or breaks a rule of the event's
    /// factory.</exception>
    public CustomerEvent ToEvent()
    {
        EventMembers.Of(Kind).Check(this);
        try
        {
            return Make();
        }
        catch (ArgumentException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    private CustomerEvent Make() => Kind switch
    {
        CustomerEventKind.Visit =>
            CustomerEvent.Visit(At, Source, Duration!.Value, Engaged!.Value, Medium, Campaign, Term, LandingPage, EventId),
        CustomerEventKind.ContactCaptured => CustomerEvent.ContactCaptured(At, Channel!.Value, EventId),
        CustomerEventKind.ConsentChanged =>
            CustomerEvent.ConsentChanged(At, Channel!.Value, Granted!.Value, Category, Basis!.Value, ExpiresAt, EventId),
        CustomerEventKind.CartUpdated => CustomerEvent.CartUpdated(At, Amount!.Value, ItemCount!.Value, EventId),
        CustomerEventKind.Order => OrderEvent(),
        CustomerEventKind.ReferralMade => CustomerEvent.ReferralMade(At, EventId),
        CustomerEventKind.ReferredBy => CustomerEvent.ReferredBy(At, EventId),
        CustomerEventKind.Review => CustomerEvent.Review(At, Rating!.Value, EventId),
        CustomerEventKind.SurveyAnswer => CustomerEvent.SurveyAnswer(At, Survey!.Value, Score!.Value, Name, EventId),
        CustomerEventKind.Exposure => CustomerEvent.Exposure(At, Experiment!, Arm!, EventId),
        CustomerEventKind.CaseOpened => CustomerEvent.CaseOpened(At, CaseId!, EventId, Reason),
        CustomerEventKind.CaseAnswered => CustomerEvent.CaseAnswered(At, CaseId!, EventId),
        CustomerEventKind.CaseClosed => CustomerEvent.CaseClosed(At, CaseId!, EventId, Reason),
        CustomerEventKind.DealChanged => DealEvent(),
        CustomerEventKind.SubscriptionStarted =>
            CustomerEvent.SubscriptionStarted(At, SubscriptionId!, Amount!.Value, BillingMonths ?? 1, EventId),
        CustomerEventKind.SubscriptionRenewed =>
            CustomerEvent.SubscriptionRenewed(At, SubscriptionId!, Amount!.Value, BillingMonths ?? 1, EventId),
        CustomerEventKind.SubscriptionCancelled => CustomerEvent.SubscriptionCancelled(At, SubscriptionId!, EventId),
        CustomerEventKind.TraitSet => CustomerEvent.TraitSet(At, Name!, Value ?? default, EventId),
        CustomerEventKind.Custom => CustomerEvent.Custom(At, Name!, Value ?? default, EventId),
        CustomerEventKind.AccountChanged when AccountId is null => CustomerEvent.AccountLeft(At, EventId),
        CustomerEventKind.AccountChanged => CustomerEvent.AccountJoined(At, AccountId, EventId),
        CustomerEventKind.ContactChanged when Joined!.Value => CustomerEvent.ContactJoined(At, Contact!, EventId),
        CustomerEventKind.ContactChanged => CustomerEvent.ContactLeft(At, Contact!, EventId),
        CustomerEventKind.AccountLevelChanged => CustomerEvent.AccountLevelChanged(At, AccountId!, Level!, Rank, EventId),
        _ => CustomerEvent.Message(Kind, At, Play!, Channel!.Value, EventId),
    };

    private CustomerEvent DealEvent()
    {
        var customerEvent = CustomerEvent.DealChanged(Deal!, EventId);
        return customerEvent.At == At
            ? customerEvent : throw new JsonException("the member 'at' must be the instant at which the deal was changed.");
    }

    private CustomerEvent OrderEvent()
    {
        var customerEvent = CustomerEvent.Order(Order!.ToSnapshot(), EventId);
        return customerEvent.At == At
            ? customerEvent : throw new JsonException("the member 'at' must be the instant at which the order was changed.");
    }
}
