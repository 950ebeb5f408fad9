namespace LifecycleKit.Customers;

/// <summary>
/// A field that keeps the last value written, by instant, then by event id; between equal moments the smaller value wins, so that the
/// outcome does not depend on the order of arrival.
/// </summary>
internal readonly record struct LastWrite<T>(long Ticks, string? EventId, T Value)
    where T : struct, IComparable<T>
{
    public bool IsWritten => Ticks != 0;

    public LastWrite<T> Or(in LastWrite<T> other)
    {
        var order = Ticks.CompareTo(other.Ticks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order == 0) order = other.Value.CompareTo(Value);
        return order >= 0 ? this : other;
    }
}
