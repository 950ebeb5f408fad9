namespace LifecycleKit.Customers;

/// <summary>The part of a <see cref="CustomerProfile"/> that most events change: the visits, and the first and last activity.</summary>
internal readonly partial record struct ProfileActivity
{
    public long FirstSeenTicks { get; init; }

    public long LastSeenTicks { get; init; }

    public long SessionTicks { get; init; }

    public int VisitCount { get; init; }

    public int EngagedVisitCount { get; init; }

    public SourceMark FirstNamedVisit { get; init; }

    public SourceMark LastNamedVisit { get; init; }

    /// <summary>
    /// UTC ticks of the latest instant at which an order was placed that was counted in any of its snapshots; 0 for none. A later
    /// cancellation does not fill the cart again, so that the instant only grows, in any order of arrival.
    /// </summary>
    public long CartEmptiedTicks { get; init; }

    public DateTimeOffset? FirstSeenAt => FirstSeenTicks == 0 ? null : new DateTimeOffset(FirstSeenTicks, TimeSpan.Zero);

    public DateTimeOffset? LastSeenAt => LastSeenTicks == 0 ? null : new DateTimeOffset(LastSeenTicks, TimeSpan.Zero);

    public ProfileActivity AfterEvent(in CustomerEvent customerEvent) => customerEvent.Kind switch
    {
        CustomerEventKind.Visit => AfterVisit(customerEvent),
        // Only placing an order is an activity of the customer; the shop makes later changes and credits.
        CustomerEventKind.Order => customerEvent.Snapshot!.IsCredit ? this : AfterOrder(customerEvent.Snapshot),
        // The renewal of a subscription, an exposure, a trait and a deal are actions of the shop: none is an activity of the customer.
        CustomerEventKind.ReferredBy or CustomerEventKind.MessageSent or CustomerEventKind.MessageDelivered
            or CustomerEventKind.CaseAnswered or CustomerEventKind.CaseClosed or CustomerEventKind.SubscriptionRenewed
            or CustomerEventKind.Exposure or CustomerEventKind.TraitSet or CustomerEventKind.DealChanged => this,
        // Membership in an account is set by the shop too.
        CustomerEventKind.AccountChanged or CustomerEventKind.ContactChanged or CustomerEventKind.AccountLevelChanged => this,
        _ => Seen(customerEvent.AtTicks),
    };

    private ProfileActivity AfterVisit(in CustomerEvent customerEvent)
    {
        var mark = SourceMark.Of(customerEvent.AtTicks, customerEvent.EventId, customerEvent.Source, customerEvent.Origin);
        return Seen(customerEvent.AtTicks) with
        {
            VisitCount = ProfileDetails.OneMore(VisitCount),
            EngagedVisitCount = customerEvent.Engaged ? ProfileDetails.OneMore(EngagedVisitCount) : EngagedVisitCount,
            SessionTicks = SessionTicks + Math.Min(customerEvent.Duration.Ticks, long.MaxValue - SessionTicks),
            FirstNamedVisit = FirstNamedVisit.Earlier(mark),
            LastNamedVisit = LastNamedVisit.Later(mark),
        };
    }

    private ProfileActivity AfterOrder(OrderSnapshot order) => Seen(order.PlacedAt.UtcTicks).WithCartOf(order);

    /// <summary>Returns the activity after an order emptied the cart that it was made of.</summary>
    public ProfileActivity WithCartOf(OrderSnapshot order) =>
        order.IsCounted && order.PlacedAt.UtcTicks > CartEmptiedTicks ? this with { CartEmptiedTicks = order.PlacedAt.UtcTicks } : this;

    /// <summary>Returns the activity of both, neither of which has an order.</summary>
    public ProfileActivity WithVisits(in ProfileActivity other) => this with
    {
        FirstSeenTicks = FirstSeenTicks == 0 || other.FirstSeenTicks == 0
            ? FirstSeenTicks + other.FirstSeenTicks : Math.Min(FirstSeenTicks, other.FirstSeenTicks),
        LastSeenTicks = Math.Max(LastSeenTicks, other.LastSeenTicks),
        VisitCount = ProfileDetails.More(VisitCount, other.VisitCount),
        EngagedVisitCount = ProfileDetails.More(EngagedVisitCount, other.EngagedVisitCount),
        SessionTicks = SessionTicks + Math.Min(other.SessionTicks, long.MaxValue - SessionTicks),
        FirstNamedVisit = FirstNamedVisit.Earlier(other.FirstNamedVisit),
        LastNamedVisit = LastNamedVisit.Later(other.LastNamedVisit),
        CartEmptiedTicks = Math.Max(CartEmptiedTicks, other.CartEmptiedTicks),
    };

    private ProfileActivity Seen(long ticks) => this with
    {
        FirstSeenTicks = FirstSeenTicks == 0 ? ticks : Math.Min(FirstSeenTicks, ticks),
        LastSeenTicks = Math.Max(LastSeenTicks, ticks),
    };
}

/// <summary>
/// The source of a visit with the rest of its origin, and the instant and the event id that order it. Of two visits with the same instant
/// and id the smaller source wins, then the smaller medium, campaign, term and landing page, so that the first and the last of several do
/// not depend on the order of arrival. A visit without a source does not count.
/// </summary>
/// <param name="Ticks">The instant of the visit, in UTC ticks.</param>
/// <param name="EventId">The id of the event; null for none.</param>
/// <param name="From">The source, or the origin with the source; null for none. One reference, since every history has two marks.</param>
internal readonly partial record struct SourceMark(long Ticks, string? EventId, object? From)
{
    public string? Source => From as string ?? Origin?.Source;

    public VisitOrigin? Origin => From as VisitOrigin;

    public static SourceMark Of(long ticks, string? eventId, string? source, VisitOrigin? origin) =>
        new(ticks, eventId, source is null ? null : (object?)origin ?? source);

    public SourceMark Earlier(in SourceMark other) => Pick(other, sign: 1);

    public SourceMark Later(in SourceMark other) => Pick(other, sign: -1);

    private SourceMark Pick(in SourceMark other, int sign)
    {
        if (Source is null || other.Source is null) return Source is null ? other.Source is null ? default : other : this;
        var order = Ticks.CompareTo(other.Ticks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order != 0) return (order < 0) == (sign > 0) ? this : other;
        order = string.CompareOrdinal(Source, other.Source);
        if (order == 0) order = VisitOrigin.Compare(Origin, other.Origin);
        return order <= 0 ? this : other;
    }
}
