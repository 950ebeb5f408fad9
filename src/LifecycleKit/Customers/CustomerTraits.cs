namespace LifecycleKit.Customers;

/// <summary>The named values that the host has set for one customer; the last write counts.</summary>
/// <remarks>Names are compared ordinally. Between writes of one instant the event id decides. Not thread-safe.</remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class CustomerTraits
{
    private readonly Dictionary<string, Written> _values;

    internal CustomerTraits() => _values = new Dictionary<string, Written>(StringComparer.Ordinal);

    private CustomerTraits(CustomerTraits source) => _values = new Dictionary<string, Written>(source._values, StringComparer.Ordinal);

    /// <summary>Reads a trait.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, or <c>default</c>.</param>
    /// <returns>False when the trait was never set, or cleared.</returns>
    public bool TryGet(string name, out TraitValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        value = _values.TryGetValue(name, out var written) ? written.Value : default;
        return value.Kind != TraitKind.None;
    }

    internal void Set(in CustomerEvent e, out Written before)
    {
        var written = new Written(e.At.UtcTicks, e.EventId, e.Value);
        if (!_values.TryGetValue(e.Name!, out before) || written.IsAfter(before)) _values[e.Name!] = written;
    }

    internal void Restore(string name, in Written before)
    {
        if (before.Ticks == 0) _values.Remove(name);
        else _values[name] = before;
    }

    internal CustomerTraits Clone() => new(this);

    /// <summary>As <see cref="LastWrite{T}"/>, for a value that has no public order.</summary>
    internal readonly record struct Written(long Ticks, string? EventId, TraitValue Value)
    {
        public bool IsAfter(in Written other)
        {
            var order = Ticks.CompareTo(other.Ticks);
            if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
            return order > 0 || (order == 0 && TraitValue.CompareCanonically(Value, other.Value) > 0);
        }
    }
}
