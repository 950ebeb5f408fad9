namespace LifecycleKit.Customers;

/// <summary>
/// The visits, messages and captured contacts of a customer by quarter of an hour, for the last 401 days before the latest of them: fields
/// such as <c>visits.last30d</c> count them by calendar day.
/// </summary>
public sealed record ActivitySnapshot
{
    /// <summary>The visits in which the customer did not engage; null for none.</summary>
    public QuarterCounts? UnengagedVisits { get; init; }

    /// <summary>The visits in which the customer engaged; null for none.</summary>
    public QuarterCounts? EngagedVisits { get; init; }

    /// <summary>The messages sent; null for none.</summary>
    public QuarterCounts? SentMessages { get; init; }

    /// <summary>The reported openings of messages; null for none.</summary>
    public QuarterCounts? OpenedMessages { get; init; }

    /// <summary>The reported clicks in messages; null for none.</summary>
    public QuarterCounts? ClickedMessages { get; init; }

    /// <summary>
    /// The captured contacts; null for none. Those that were captured before the library counted them are missing.
    /// </summary>
    public QuarterCounts? CapturedContacts { get; init; }

    /// <summary>The quarter of the latest event when that one is not counted, in UTC; null otherwise.</summary>
    public DateTimeOffset? LatestAt { get; init; }

    /// <summary>Returns the number of events of each kind, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"visits: {UnengagedVisits} and {EngagedVisits} engaged, messages: {SentMessages} sent, {OpenedMessages} opened, ")
        + FormattableString.Invariant($"{ClickedMessages} clicked, contacts: {CapturedContacts}");

    internal static ActivitySnapshot? Of(in ActivityCounts counts)
    {
        if (counts.IsEmpty) return null;
        return new ActivitySnapshot
        {
            UnengagedVisits = counts.ToList(ActivityKinds.UnengagedVisit),
            EngagedVisits = counts.ToList(ActivityKinds.EngagedVisit),
            SentMessages = counts.ToList(ActivityKinds.MessageSent),
            OpenedMessages = counts.ToList(ActivityKinds.MessageOpened),
            ClickedMessages = counts.ToList(ActivityKinds.MessageClicked),
            CapturedContacts = counts.ToList(ActivityKinds.ContactCaptured),
            LatestAt = counts.LatestQuarter > counts.LastCountedQuarter
                ? QuarterCount.Of(counts.LatestQuarter, 1).StartsAt : null,
        };
    }

    internal void AddTo(ref ActivityCounts counts)
    {
        counts.Add(UnengagedVisits, ActivityKinds.UnengagedVisit);
        counts.Add(EngagedVisits, ActivityKinds.EngagedVisit);
        counts.Add(SentMessages, ActivityKinds.MessageSent);
        counts.Add(OpenedMessages, ActivityKinds.MessageOpened);
        counts.Add(ClickedMessages, ActivityKinds.MessageClicked);
        counts.Add(CapturedContacts, ActivityKinds.ContactCaptured);
        if (LatestAt is { } latest) counts.Advance(ActivityCounts.QuarterOf(latest.UtcTicks));
    }
}

/// <summary>The custom events of one name.</summary>
public sealed record CustomEventState
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of events ever; at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>The instant of the last event, in UTC.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>
    /// The events by quarter of an hour, for the last 401 days before the latest visit, message or custom event; null for none.
    /// </summary>
    public QuarterCounts? Counts { get; init; }

    /// <summary>Returns the number of events and the instant of the last one, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} event(s), the last at {LastAt:O}");
}
