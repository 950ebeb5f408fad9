using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Reads the entries of one customer of a log at a time into one array, which grows to the longest history.</summary>
internal sealed class OrderBuffer
{
    private OrderEntry[] _entries = new OrderEntry[16];

    /// <summary>Returns the entries of a customer, valid until the next call.</summary>
    public ReadOnlySpan<OrderEntry> Read(OrderLogCustomer customer)
    {
        var (entries, count) = Take(customer);
        return entries.AsSpan(0, count);
    }

    /// <summary>Returns the array with the entries of a customer, valid until the next call, and the number of entries.</summary>
    public (OrderEntry[] Entries, int Count) Take(OrderLogCustomer customer)
    {
        var count = customer.Count;
        if (count > _entries.Length) _entries = new OrderEntry[Math.Max(count, 2 * _entries.Length)];
        customer.CopyTo(_entries);
        return (_entries, count);
    }
}
