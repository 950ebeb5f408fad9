namespace LifecycleKit.Stages;

/// <summary>The parameters of the preset <c>retail</c> (<see cref="LifecyclePresets.CreateRetail"/>).</summary>
public sealed record RetailOptions
{
    /// <summary>The number of orders from which on a customer is active, at least 2. 2 by default.</summary>
    public int ActiveOrderCount { get; init; } = 2;

    /// <summary>The number of orders from which on a customer is loyal, more than <see cref="ActiveOrderCount"/>. 4 by default.</summary>
    public int LoyalOrderCount { get; init; } = 4;

    /// <summary>
    /// The number of orders from which on a customer is a champion, more than <see cref="LoyalOrderCount"/>. 8 by default.
    /// </summary>
    public int ChampionOrderCount { get; init; } = 8;

    /// <summary>The time without an order after which a customer is at risk, up to 36 500 days. 90 days by default.</summary>
    public TimeSpan AtRiskAfter { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// The time without an order after which a customer is lapsed, longer than <see cref="AtRiskAfter"/>. 180 days by default.
    /// </summary>
    public TimeSpan LapsedAfter { get; init; } = TimeSpan.FromDays(180);

    internal PresetCheck Check()
    {
        var check = new PresetCheck();
        check.AtLeast(nameof(ActiveOrderCount), ActiveOrderCount, 2);
        check.Above(nameof(LoyalOrderCount), LoyalOrderCount, nameof(ActiveOrderCount), ActiveOrderCount);
        check.Above(nameof(ChampionOrderCount), ChampionOrderCount, nameof(LoyalOrderCount), LoyalOrderCount);
        check.Duration(nameof(AtRiskAfter), AtRiskAfter);
        check.Duration(nameof(LapsedAfter), LapsedAfter);
        check.Above(nameof(LapsedAfter), LapsedAfter, nameof(AtRiskAfter), AtRiskAfter);
        return check;
    }
}
