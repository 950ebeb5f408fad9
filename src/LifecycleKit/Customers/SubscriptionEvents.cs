namespace LifecycleKit.Customers;

/// <summary>The subscription events of one customer, in an order that does not depend on their arrival.</summary>
internal static class SubscriptionEvents
{
    /// <summary>
    /// Returns the subscription events before an instant, by subscription, then by instant. At one instant, starts and cancellations come
    /// first, in the order in which <see cref="OpenCloseLog"/> lets them count: by event id, and a cancellation after a start.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static List<CustomerEvent> Sort(IEnumerable<CustomerEvent> events, long endTicks)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sorted = new List<CustomerEvent>();
        foreach (var customerEvent in events)
            if (customerEvent.SubscriptionId is not null && customerEvent.AtTicks < endTicks) sorted.Add(customerEvent);
        sorted.Sort(static (left, right) => Compare(left, right));
        return sorted;
    }

    private static int Compare(in CustomerEvent left, in CustomerEvent right)
    {
        var order = string.CompareOrdinal(left.SubscriptionId, right.SubscriptionId);
        if (order == 0) order = left.AtTicks.CompareTo(right.AtTicks);
        if (order == 0) order = IsRenewal(left).CompareTo(IsRenewal(right));
        if (order == 0) order = string.CompareOrdinal(left.EventId, right.EventId);
        if (order == 0) order = left.Kind.CompareTo(right.Kind);
        if (order == 0) order = left.Amount.CompareTo(right.Amount);
        return order != 0 ? order : left.BillingMonths.CompareTo(right.BillingMonths);
    }

    private static bool IsRenewal(in CustomerEvent customerEvent) => customerEvent.Kind == CustomerEventKind.SubscriptionRenewed;
}
