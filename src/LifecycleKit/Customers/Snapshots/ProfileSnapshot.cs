namespace LifecycleKit.Customers;

/// <summary>
/// The sums and last values of a <see cref="CustomerProfile"/>, without those that follow from orders, cases, subscriptions and consents.
/// </summary>
public sealed record ProfileSnapshot
{
    /// <summary>The instant of the first activity, in UTC; null for none.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>The instant of the last activity, in UTC; null for none.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>The number of visits; at least 0.</summary>
    public required int VisitCount { get; init; }

    /// <summary>The number of visits in which the customer engaged; at least 0.</summary>
    public required int EngagedVisitCount { get; init; }

    /// <summary>The total duration of all visits; at least 0.</summary>
    public required TimeSpan SessionTime { get; init; }

    /// <summary>The first visit with a source; null for none.</summary>
    public SourceVisit? FirstSourceVisit { get; init; }

    /// <summary>The last visit with a source; null for none.</summary>
    public SourceVisit? LastSourceVisit { get; init; }

    /// <summary>The channels for which a contact was captured, as a set.</summary>
    public required Channels CapturedChannels { get; init; }

    /// <summary>The number of referrals that the customer made; at least 0.</summary>
    public required int ReferralCount { get; init; }

    /// <summary>Whether another customer referred the customer.</summary>
    public required bool IsReferred { get; init; }

    /// <summary>The number of reviews; at least 0.</summary>
    public required int ReviewCount { get; init; }

    /// <summary>The sum of the ratings; at least 0.</summary>
    public required decimal RatingSum { get; init; }

    /// <summary>The last answer on the net promoter scale, 0 to 10; null for none.</summary>
    public LastAnswer? LastNps { get; init; }

    /// <summary>The last answer on satisfaction, 1 to 5; null for none.</summary>
    public LastAnswer? LastCsat { get; init; }

    /// <summary>The cart as last reported, or empty since an order; null when the cart was never reported.</summary>
    public CartState? Cart { get; init; }

    /// <summary>
    /// The instant, in UTC, of the latest order that emptied the cart, where that order no longer counts; null when the last counted order
    /// emptied the cart, or none did.
    /// </summary>
    public DateTimeOffset? CartEmptiedAt { get; init; }

    /// <summary>The number of messages sent; at least 0.</summary>
    public required int SentMessageCount { get; init; }

    /// <summary>The number of messages delivered; at least 0.</summary>
    public required int DeliveredMessageCount { get; init; }

    /// <summary>The number of reported openings of messages; at least 0.</summary>
    public required int OpenedMessageCount { get; init; }

    /// <summary>The number of reported clicks in messages; at least 0.</summary>
    public required int ClickedMessageCount { get; init; }

    /// <summary>Returns the counts and the last activity, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{VisitCount} visit(s), {ReviewCount} review(s), {SentMessageCount} message(s) sent, last seen {(LastSeenAt is { } last ? last.ToString("O", null) : "never")}");

    /// <summary>The first rule that the data break; null for valid data.</summary>
    internal string? Problem()
    {
        if (FirstSeenAt.HasValue != LastSeenAt.HasValue || FirstSeenAt > LastSeenAt || FirstSeenAt?.UtcTicks <= 0)
            return "'firstSeenAt' and 'lastSeenAt' must be both given or both missing, and in order.";
        ReadOnlySpan<int> counts =
            [VisitCount, EngagedVisitCount, ReferralCount, ReviewCount, SentMessageCount, DeliveredMessageCount, OpenedMessageCount,
                ClickedMessageCount];
        foreach (var count in counts) if (count < 0) return "a count of 'profile' is negative.";
        if (SessionTime < TimeSpan.Zero || RatingSum < 0) return "a sum of 'profile' is negative.";
        if ((CapturedChannels & ~Channels.All) != 0) return "'capturedChannels' names a channel that does not exist.";
        if (IsBad(FirstSourceVisit) || IsBad(LastSourceVisit))
            return "a visit of 'profile' has no instant or no source, or a text that is too long.";
        if (IsBad(LastNps, 0, 10)) return "'lastNps' must have an instant and a whole score from 0 to 10.";
        if (IsBad(LastCsat, 1, 5)) return "'lastCsat' must have an instant and a whole score from 1 to 5.";
        if (CartEmptiedAt?.UtcTicks <= 0) return "'cartEmptiedAt' must be an instant.";
        return Cart is { } cart && (cart.ReportedAt.UtcTicks <= 0 || cart.Value < 0 || cart.ItemCount < 0)
            ? "'cart' must have an instant, and a value and items of at least 0."
            : null;
    }

    private static bool IsBad(SourceVisit? visit) => visit is { } x
        && (x.VisitedAt.UtcTicks <= 0 || x.Source is null || IsLong(x.Medium) || IsLong(x.Campaign) || IsLong(x.Term)
            || x.LandingPage?.Length > TextLimits.MaxTextLength);

    private static bool IsLong(string? text) => text?.Length > TextLimits.MaxIdLength;

    private static bool IsBad(LastAnswer? answer, int low, int high) =>
        answer is { } x && (x.AnsweredAt.UtcTicks <= 0 || x.Score < low || x.Score > high || x.Score != decimal.Truncate(x.Score));
}

/// <summary>The last answer of a customer to a survey.</summary>
public readonly record struct LastAnswer
{
    /// <summary>The instant of the answer, in UTC.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The id of the event, which decides between answers at one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The answer, on the scale of the survey.</summary>
    public required decimal Score { get; init; }

    /// <summary>Returns the score and the instant, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Score} at {AnsweredAt:O}");
}

/// <summary>A visit with a source.</summary>
public readonly record struct SourceVisit
{
    /// <summary>The instant at which the visit began, in UTC.</summary>
    public required DateTimeOffset VisitedAt { get; init; }

    /// <summary>The id of the event, which decides between visits at one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>The medium; null when unknown.</summary>
    public string? Medium { get; init; }

    /// <summary>The campaign; null when unknown.</summary>
    public string? Campaign { get; init; }

    /// <summary>The term; null when unknown.</summary>
    public string? Term { get; init; }

    /// <summary>The landing page; null when unknown.</summary>
    public string? LandingPage { get; init; }

    /// <summary>Returns the instant, without the source; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"visit at {VisitedAt:O}");
}
