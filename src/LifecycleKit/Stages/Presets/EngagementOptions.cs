using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The parameters that the presets with a stage of engagement or qualification have in common.</summary>
public abstract record EngagementOptions : AdvocacyOptions
{
    private protected EngagementOptions(int clickCount) => ClickCount = clickCount;

    /// <summary>The number of calendar days, today included, for which a sign of engagement counts, 1 to 400. 90 by default.</summary>
    public int EngagementDays { get; init; } = 90;

    /// <summary>The number of engaged visits within these days that are a sign of engagement, at least 1. 2 by default.</summary>
    public int EngagedVisitCount { get; init; } = 2;

    /// <summary>
    /// The number of clicks in messages within these days that are a sign of engagement, at least 1. By default 1 in <c>acquisition</c> and
    /// 2 in <c>b2b</c>.
    /// </summary>
    public int ClickCount { get; init; }

    /// <summary>
    /// The name of the custom event that is a sign of engagement within these days, such as a webinar, an event in the store, or the
    /// request of a demonstration; not empty. <c>webinar</c> by default.
    /// </summary>
    public string EngagementEvent { get; init; } = "webinar";

    private protected override string Values => FormattableString.Invariant(
        $"EngagementDays = {EngagementDays}, EngagedVisitCount = {EngagedVisitCount}, ClickCount = {ClickCount}, ")
        + FormattableString.Invariant($"EngagementEvent = {EngagementEvent}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.Days(nameof(EngagementDays), EngagementDays, ActivityCounts.MaxDays);
        check.AtLeast(nameof(EngagedVisitCount), EngagedVisitCount, 1);
        check.AtLeast(nameof(ClickCount), ClickCount, 1);
        if (string.IsNullOrWhiteSpace(EngagementEvent) || EngagementEvent.Length > TextLimits.MaxIdLength)
            check.Add(nameof(EngagementEvent), "empty or too long", "Give the name of a custom event.");
        return check;
    }
}
