using LifecycleKit.Customers;

namespace LifecycleKit.Import;

/// <summary>
/// Puts the rows of one order id together, and those without one by customer and calendar day, the cancelled ones apart from the others.
/// </summary>
/// <param name="store">The rows.</param>
/// <param name="zone">The time zone of the shop.</param>
internal sealed class RowGroups(RowStore store, TimeZoneInfo zone)
{
    /// <summary>The indexes of the rows, group after group.</summary>
    public int[] Rows { get; } = new int[store.Rows.Count];

    /// <summary>Sorts the rows, and returns each group as a part of <see cref="Rows"/>, and whether its rows have no order id.</summary>
    /// <param name="cancellationToken">Stops between two groups.</param>
    public IEnumerable<(int Start, int Count, bool IsLoose)> Split(CancellationToken cancellationToken)
    {
        var starts = Sort();
        for (var order = 0; order < store.Orders.Count; order++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (starts[order + 1] > starts[order]) yield return (starts[order], starts[order + 1] - starts[order], false);
        }

        for (var i = starts[store.Orders.Count]; i < Rows.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = i + 1;
            while (end < Rows.Length && IsSameDay(store.Rows[Rows[i]], store.Rows[Rows[end]])) end++;
            yield return (i, end - i, true);
            i = end;
        }
    }

    /// <summary>Sorts by order, and the rows without order by customer and instant; returns the start of each order.</summary>
    private int[] Sort()
    {
        var orders = store.Orders.Count;
        var starts = new int[orders + 2];
        for (var i = 0; i < Rows.Length; i++) starts[KeyOf(store.Rows[i]) + 1]++;
        for (var order = 0; order <= orders; order++) starts[order + 1] += starts[order];
        var next = starts.AsSpan(0, orders + 1).ToArray();
        for (var i = 0; i < Rows.Length; i++) Rows[next[KeyOf(store.Rows[i])]++] = i;
        Rows.AsSpan(starts[orders]).Sort(CompareLoose);
        return starts;

        int KeyOf(in PackedRow row) => row.Order < 0 ? orders : row.Order;
    }

    private int CompareLoose(int left, int right)
    {
        ref var first = ref store.Rows[left];
        ref var second = ref store.Rows[right];
        var order = first.Customer.CompareTo(second.Customer);
        if (order == 0) order = store.IsCancelled(first).CompareTo(store.IsCancelled(second));
        if (order == 0) order = first.Ticks.CompareTo(second.Ticks);
        return order != 0 ? order : left.CompareTo(right);
    }

    private bool IsSameDay(in PackedRow one, in PackedRow other)
    {
        if (one.Customer != other.Customer || store.IsCancelled(one) != store.IsCancelled(other)) return false;
        return one.Ticks == other.Ticks || DayOf(one) == DayOf(other);
    }

    private DateOnly DayOf(in PackedRow row) => CalendarDays.DateOf(new DateTimeOffset(row.Ticks, TimeSpan.Zero), zone);
}
