namespace LifecycleKit.Stages;

/// <summary>The parameters of the preset <c>acquisition</c> (<see cref="LifecyclePresets.CreateAcquisition"/>).</summary>
public sealed record AcquisitionOptions : EngagementOptions
{
    /// <summary>Creates the parameters with their defaults.</summary>
    public AcquisitionOptions()
        : base(clickCount: 1)
    {
    }

    /// <summary>The number of orders from which on a customer is retained, at least 2. 2 by default.</summary>
    public int RetentionOrderCount { get; init; } = 2;

    /// <summary>
    /// The number of orders from which on the customer's business expands, more than <see cref="RetentionOrderCount"/>. 4 by default.
    /// </summary>
    public int ExpansionOrderCount { get; init; } = 4;

    /// <summary>
    /// The number of categories from which on the customer's business expands, at least 2. 2 by default: the second category that a
    /// retained customer buys from. Orders without a category count for none.
    /// </summary>
    public int ExpansionCategoryCount { get; init; } = 2;

    /// <summary>
    /// How many times the revenue of the year before the last 365 days must have brought for the business to expand, when the year before
    /// brought anything; from 1 to 1000. 1.5 by default.
    /// </summary>
    public decimal ExpansionGrowth { get; init; } = 1.5m;

    /// <summary>
    /// How many times the mean of the customer's other orders the largest order must bring for the business to expand, with at least two
    /// orders and when the others brought anything; from 1.01 to 1000. Which of the orders came first makes no difference. 2 by default.
    /// </summary>
    public decimal ExpansionOrderFactor { get; init; } = 2m;

    /// <summary>
    /// The revenue of the last 365 days from which on the business expands, in the reporting currency, at least 0; null for none, which is
    /// the default.
    /// </summary>
    public decimal? ExpansionRevenue { get; init; }

    private protected override string Values => FormattableString.Invariant(
        $"RetentionOrderCount = {RetentionOrderCount}, ")
        + FormattableString.Invariant($"ExpansionOrderCount = {ExpansionOrderCount}, ExpansionCategoryCount = {ExpansionCategoryCount}, ")
        + FormattableString.Invariant($"ExpansionGrowth = {ExpansionGrowth}, ExpansionOrderFactor = {ExpansionOrderFactor}, ")
        + FormattableString.Invariant($"ExpansionRevenue = {ExpansionRevenue}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.AtLeast(nameof(RetentionOrderCount), RetentionOrderCount, 2);
        check.Above(nameof(ExpansionOrderCount), ExpansionOrderCount, nameof(RetentionOrderCount), RetentionOrderCount);
        check.AtLeast(nameof(ExpansionCategoryCount), ExpansionCategoryCount, 2);
        check.Between(nameof(ExpansionGrowth), ExpansionGrowth, 1, 1_000);
        check.Between(nameof(ExpansionOrderFactor), ExpansionOrderFactor, 1.01m, 1_000);
        if (ExpansionRevenue is { } revenue) check.Between(nameof(ExpansionRevenue), revenue, 0, decimal.MaxValue);
        return check;
    }
}
