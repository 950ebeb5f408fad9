namespace LifecycleKit.Stages;

/// <summary>The parameters that the presets with a stage of consideration have in common.</summary>
public abstract record InterestOptions : AdvocacyOptions
{
    private protected InterestOptions()
    {
    }

    /// <summary>The number of engaged visits from which on a visitor considers an order, at least 1. 2 by default.</summary>
    public int EngagedVisitCount { get; init; } = 2;

    /// <summary>The time without any activity after which a visitor no longer considers an order, up to 36 500 days. 90 days by
    /// default.</summary>
    public TimeSpan UnseenAfter { get; init; } = TimeSpan.FromDays(90);

    private protected override string Values =>
        FormattableString.Invariant($"EngagedVisitCount = {EngagedVisitCount}, UnseenAfter = {UnseenAfter}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.AtLeast(nameof(EngagedVisitCount), EngagedVisitCount, 1);
        check.Duration(nameof(UnseenAfter), UnseenAfter);
        return check;
    }
}

/// <summary>The parameters of the preset <c>attention</c> (<see cref="LifecyclePresets.CreateAttention"/>).</summary>
public sealed record AttentionOptions : InterestOptions
{
    /// <summary>The number of orders from which on a customer has returned, at least 2. 2 by default.</summary>
    public int ReturnOrderCount { get; init; } = 2;

    private protected override string Values => FormattableString.Invariant($"ReturnOrderCount = {ReturnOrderCount}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.AtLeast(nameof(ReturnOrderCount), ReturnOrderCount, 2);
        return check;
    }
}

/// <summary>The parameters of the preset <c>awareness</c> (<see cref="LifecyclePresets.CreateAwareness"/>).</summary>
public sealed record AwarenessOptions : InterestOptions
{
    /// <summary>The number of orders from which on a customer is retained, at least 2. 2 by default.</summary>
    public int RetentionOrderCount { get; init; } = 2;

    private protected override string Values => FormattableString.Invariant($"RetentionOrderCount = {RetentionOrderCount}, {base.Values}");

    internal override PresetCheck Check()
    {
        var check = base.Check();
        check.AtLeast(nameof(RetentionOrderCount), RetentionOrderCount, 2);
        return check;
    }
}
