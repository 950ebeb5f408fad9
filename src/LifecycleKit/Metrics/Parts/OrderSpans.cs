using LifecycleKit.Customers;

namespace LifecycleKit.Metrics;

/// <summary>Queries over a customer's entries, which are sorted by instant.</summary>
internal static class OrderSpans
{
    extension(ReadOnlySpan<OrderEntry> orders)
    {
        /// <summary>Returns the entries, credits included, placed in a period.</summary>
        public ReadOnlySpan<OrderEntry> In(Period period)
        {
            var from = orders.CountBefore(period.FromTicks);
            return orders[from..orders.CountBefore(period.ToTicks)];
        }

        /// <summary>Returns the entries, credits included, placed before an instant.</summary>
        public ReadOnlySpan<OrderEntry> Before(DateTimeOffset instant) => orders[..orders.CountBefore(instant.UtcTicks)];

        /// <summary>Returns the number of orders among the entries.</summary>
        public int CountOrders()
        {
            var count = 0;
            for (var i = 0; i < orders.Length; i++)
                if (!orders[i].IsCredit) count++;
            return count;
        }

        /// <summary>Returns whether there is an order.</summary>
        public bool HasOrder() => orders.FirstOrder() >= 0;

        /// <summary>Returns the index of the first order; -1 when there is none.</summary>
        public int FirstOrder()
        {
            for (var i = 0; i < orders.Length; i++)
                if (!orders[i].IsCredit) return i;
            return -1;
        }

        /// <summary>Returns the sum of all entries, credits included.</summary>
        public decimal NetRevenue()
        {
            var sum = 0m;
            for (var i = 0; i < orders.Length; i++) sum += orders[i].Amount;
            return sum;
        }

        private int CountBefore(long ticks) => LowerBound.Find(orders, ticks, static (order, end) => order.PlacedAt.UtcTicks < end);
    }
}
