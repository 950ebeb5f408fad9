namespace LifecycleKit.Customers;

/// <summary>
/// The source of a visit and its moment: the instant, then the event id. Between equal moments the smaller source wins, so that the first and the
/// last of several do not depend on the order of arrival. A visit without a source is none.
/// </summary>
internal readonly record struct SourceMark(long Ticks, string? EventId, string? Source)
{
    public SourceMark Earlier(in SourceMark other) => Pick(other, sign: 1);

    public SourceMark Later(in SourceMark other) => Pick(other, sign: -1);

    private SourceMark Pick(in SourceMark other, int sign)
    {
        if (Source is null || other.Source is null) return Source is null ? other.Source is null ? default : other : this;
        var order = Ticks.CompareTo(other.Ticks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order != 0) return (order < 0) == (sign > 0) ? this : other;
        return string.CompareOrdinal(Source, other.Source) <= 0 ? this : other;
    }
}
