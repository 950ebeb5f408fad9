namespace LifecycleKit.Metrics;

/// <summary>The data of a customer that a report keeps besides orders: 24 bytes, whatever the number of events.</summary>
internal record struct ReportTraits
{
    private long _leadTicks;
    private long _referredTicks;
    private byte _visited;
    private byte _referring;

    /// <summary>The instant of the first captured contact; null without one.</summary>
    public readonly DateTimeOffset? LeadAt => At(_leadTicks);

    /// <summary>The instant of the first referral of the customer; null without one.</summary>
    public readonly DateTimeOffset? ReferredAt => At(_referredTicks);

    public readonly bool HasVisited(ReportWindow window) => (_visited & (1 << window.Index)) != 0;

    public readonly bool HasReferred(ReportWindow window) => (_referring & (1 << window.Index)) != 0;

    public void Lead(long ticks) => _leadTicks = Earlier(_leadTicks, ticks);

    public void Visited(ReportWindow window) => _visited |= (byte)(1 << window.Index);

    public void Referring(ReportWindow window) => _referring |= (byte)(1 << window.Index);

    public void Referred(long ticks) => _referredTicks = Earlier(_referredTicks, ticks);

    public void Add(in ReportTraits other)
    {
        Lead(other._leadTicks);
        Referred(other._referredTicks);
        _visited |= other._visited;
        _referring |= other._referring;
    }

    /// <summary>Returns the earlier of two instants in ticks, where 0 means none.</summary>
    private static long Earlier(long left, long right) => left == 0 ? right : right == 0 ? left : Math.Min(left, right);

    private static DateTimeOffset? At(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
