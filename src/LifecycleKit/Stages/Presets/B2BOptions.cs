namespace LifecycleKit.Stages;

/// <summary>The parameters of the preset <c>b2b</c> (<see cref="LifecyclePresets.CreateB2B"/>).</summary>
/// <remarks>
/// <see cref="AdvocacyOptions.SilentAfter"/> is here the time without an order and without a won deal after which a customer without a
/// subscription counts as a former customer.
/// </remarks>
public sealed record B2BOptions : EngagementOptions
{
    /// <summary>Creates the parameters with their defaults.</summary>
    public B2BOptions()
        : base(clickCount: 2)
    {
    }

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
        $"NurtureFor = {NurtureFor}, ")
        + FormattableString.Invariant($"ExpansionDealCount = {ExpansionDealCount}, ExpansionDealValue = {ExpansionDealValue}, ")
        + FormattableString.Invariant($"ExpansionGrowth = {ExpansionGrowth}, ExpansionRevenue = {ExpansionRevenue}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.Duration(nameof(NurtureFor), NurtureFor);
        check.AtLeast(nameof(ExpansionDealCount), ExpansionDealCount, 2);
        if (ExpansionDealValue is { } value) check.Above(nameof(ExpansionDealValue), value, "0", 0m);
        if (ExpansionGrowth is { } growth) check.Between(nameof(ExpansionGrowth), growth, 1, 1_000);
        if (ExpansionRevenue is { } revenue) check.Above(nameof(ExpansionRevenue), revenue, "0", 0m);
        return check;
    }
}
