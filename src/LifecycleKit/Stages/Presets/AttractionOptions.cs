namespace LifecycleKit.Stages;

/// <summary>The parameters of the preset <c>attraction</c> (<see cref="LifecyclePresets.CreateAttraction"/>).</summary>
public sealed record AttractionOptions
{
    /// <summary>The time after the last order after which the shop works on retention, up to 36 500 days. 30 days by default.</summary>
    public TimeSpan RetainAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The number of orders from which on a customer is loyal, at least 2. 2 by default.</summary>
    public int LoyalOrderCount { get; init; } = 2;

    /// <summary>
    /// The time without an order after which a customer counts as a former customer, longer than <see cref="RetainAfter"/>. 365 days by
    /// default.
    /// </summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromDays(365);

    internal PresetCheck Check()
    {
        var check = new PresetCheck();
        check.Duration(nameof(RetainAfter), RetainAfter);
        check.AtLeast(nameof(LoyalOrderCount), LoyalOrderCount, 2);
        check.Duration(nameof(SilentAfter), SilentAfter);
        check.Above(nameof(SilentAfter), SilentAfter, nameof(RetainAfter), RetainAfter);
        return check;
    }
}
