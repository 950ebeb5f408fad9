using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Holds the entries of one customer of a log after the other, in one array that grows to the longest history.</summary>
internal sealed class OrderBuffer
{
    private OrderEntry[] _entries = new OrderEntry[16];

    /// <summary>The entries of a customer, until the next call.</summary>
    public ReadOnlySpan<OrderEntry> Read(OrderLogCustomer customer)
    {
        var (entries, count) = Take(customer);
        return entries.AsSpan(0, count);
    }

    /// <summary>The array with the entries of a customer, until the next call, and how many they are.</summary>
    public (OrderEntry[] Entries, int Count) Take(OrderLogCustomer customer)
    {
        var count = customer.Count;
        if (count > _entries.Length) _entries = new OrderEntry[Math.Max(count, 2 * _entries.Length)];
        customer.CopyTo(_entries);
        return (_entries, count);
    }
}
