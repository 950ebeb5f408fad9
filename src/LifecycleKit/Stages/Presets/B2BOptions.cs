using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The parameters of the preset <c>b2b</c> (<see cref="LifecyclePresets.CreateB2B"/>).</summary>
/// <remarks>
/// <see cref="AdvocacyOptions.SilentAfter"/> is here the time without an order and without a won deal after which a customer without a
/// subscription counts as a former customer.
/// </remarks>
public sealed record B2BOptions : AdvocacyOptions
{
    /// <summary>The number of calendar days, today included, for which a sign of engagement counts, 1 to 400. 90 by default.</summary>
    public int EngagementDays { get; init; } = 90;

    /// <summary>The number of engaged visits within these days that qualify a lead, at least 1. 2 by default.</summary>
    public int EngagedVisitCount { get; init; } = 2;

    /// <summary>The number of clicks in messages within these days that qualify a lead, at least 1. 2 by default.</summary>
    public int ClickCount { get; init; } = 2;

    /// <summary>
    /// The name of the custom event that qualifies a lead within these days, such as a webinar or the request of a demonstration; not
    /// empty. <c>webinar</c> by default.
    /// </summary>
    public string EngagementEvent { get; init; } = "webinar";

    /// <summary>The time after a lost deal for which the lead stays qualified, up to 36 500 days. 180 days by default.</summary>
    public TimeSpan NurtureFor { get; init; } = TimeSpan.FromDays(180);

    /// <summary>The number of won deals from which on the customer's business expands, at least 2. 2 by default.</summary>
    public int ExpansionDealCount { get; init; } = 2;

    /// <summary>
    /// The total value of won deals from which on the business expands, in the reporting currency, above 0; null for none, which is the
    /// default.
    /// </summary>
    public decimal? ExpansionDealValue { get; init; }

    /// <summary>
    /// How many times the revenue of the year before the last 365 days must have brought for the business to expand, when the year before
    /// brought anything and the last order is less than 180 days old; from 1 to 1000. Null for none, which is the default: a customer with
    /// few orders moves there and back while the orders grow older.
    /// </summary>
    public decimal? ExpansionGrowth { get; init; }

    /// <summary>
    /// The revenue of the last 365 days from which on the business expands, in the reporting currency, above 0; null for none, which is
    /// the default.
    /// </summary>
    public decimal? ExpansionRevenue { get; init; }

    private protected override string Values => FormattableString.Invariant(
        $"EngagementDays = {EngagementDays}, EngagedVisitCount = {EngagedVisitCount}, ClickCount = {ClickCount}, ")
        + FormattableString.Invariant($"EngagementEvent = {EngagementEvent}, NurtureFor = {NurtureFor}, ")
        + FormattableString.Invariant($"ExpansionDealCount = {ExpansionDealCount}, ExpansionDealValue = {ExpansionDealValue}, ")
        + FormattableString.Invariant($"ExpansionGrowth = {ExpansionGrowth}, ExpansionRevenue = {ExpansionRevenue}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.Days(nameof(EngagementDays), EngagementDays, ActivityCounts.MaxDays);
        check.AtLeast(nameof(EngagedVisitCount), EngagedVisitCount, 1);
        check.AtLeast(nameof(ClickCount), ClickCount, 1);
        if (string.IsNullOrWhiteSpace(EngagementEvent) || EngagementEvent.Length > TextLimits.MaxIdLength)
            check.Add(nameof(EngagementEvent), "empty or too long", "Give the name of a custom event.");
        check.Duration(nameof(NurtureFor), NurtureFor);
        check.AtLeast(nameof(ExpansionDealCount), ExpansionDealCount, 2);
        if (ExpansionDealValue is { } value) check.Above(nameof(ExpansionDealValue), value, "0", 0m);
        if (ExpansionGrowth is { } growth) check.Between(nameof(ExpansionGrowth), growth, 1, 1_000);
        if (ExpansionRevenue is { } revenue) check.Above(nameof(ExpansionRevenue), revenue, "0", 0m);
        return check;
    }
}
