using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>The deals of a customer from the whole set of events, simply and slowly.</summary>
internal sealed class NaiveDeals(IEnumerable<CustomerEvent> events)
{
    /// <summary>The newest snapshot of each deal, by id.</summary>
    public IReadOnlyList<DealSnapshot> All { get; } =
    [
        .. events.Select(e => e.Deal).OfType<DealSnapshot>().GroupBy(deal => deal.DealId).Select(Latest)
            .OrderBy(deal => deal.DealId, StringComparer.Ordinal),
    ];

    public IEnumerable<DealSnapshot> Open => Of(DealOutcome.Open);

    public IEnumerable<DealSnapshot> Of(DealOutcome outcome) => All.Where(deal => deal.Outcome == outcome);

    /// <summary>The sum of the values that are known; null when there are deals and no value is known.</summary>
    public static decimal? Sum(IEnumerable<DealSnapshot> deals, Func<DealSnapshot, decimal?> read)
    {
        var values = deals.Select(read).ToArray();
        return values.Length > 0 && values.All(value => value is null) ? null : values.Sum(value => value ?? 0);
    }

    public decimal? Weighted => Sum(Open, deal => deal.Value is { } value && deal.Probability is { } share
        ? Math.Round(value * share, 8, MidpointRounding.ToEven) : null);

    public DateTimeOffset? LastClosed(DealOutcome outcome) => Of(outcome).Max(deal => deal.ClosedAt);

    public DateTimeOffset? LastChanged => All.Select(deal => (DateTimeOffset?)deal.ChangedAt).Max();

    public DateTimeOffset? NextClose(DateTimeOffset now) => Open.Select(deal => deal.ExpectedCloseAt).Where(at => at > now).Min();

    public int CountOverdue(DateTimeOffset now) => Open.Count(deal => deal.ExpectedCloseAt <= now);

    public string? Stage => Open.OrderByDescending(deal => deal.ChangedAt).ThenBy(deal => deal.DealId, StringComparer.Ordinal)
        .FirstOrDefault()?.Stage;

    /// <summary>
    /// The last to change; of several at one instant a lost one rather than a won one rather than an open one, then that of the later
    /// closing, the lower or unknown value, the lower or unknown probability, the later expected closing, the last stage, opening and
    /// reason.
    /// </summary>
    public static DealSnapshot Latest(IEnumerable<DealSnapshot> snapshots) => snapshots
        .OrderBy(deal => deal.ChangedAt)
        .ThenBy(deal => deal.Outcome switch { DealOutcome.Lost => 3, DealOutcome.Won => 2, _ => 1 })
        .ThenBy(deal => deal.ClosedAt ?? DateTimeOffset.MinValue)
        .ThenByDescending(deal => deal.Value ?? -1)
        .ThenByDescending(deal => deal.Probability ?? -1)
        .ThenBy(deal => deal.ExpectedCloseAt ?? DateTimeOffset.MinValue)
        .ThenBy(deal => deal.Stage, StringComparer.Ordinal)
        .ThenBy(deal => deal.OpenedAt)
        .ThenBy(deal => deal.LostReason, StringComparer.Ordinal)
        .Last();

    /// <summary>The triggers of one more snapshot.</summary>
    public static EventTriggers Triggers(IReadOnlyCollection<DealSnapshot> known, DealSnapshot deal)
    {
        if (known.Count == 0) return EventTriggers.DealChanged;
        var (before, after) = (Latest(known), Latest(known.Append(deal)));
        return before == after with { ChangedAt = before.ChangedAt } ? EventTriggers.None : EventTriggers.DealChanged;
    }
}
