using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Finds what in an event has not happened yet: an instant that is further ahead of the clock than allowed.</summary>
internal static class ClockCheck
{
    /// <summary>
    /// Returns the first instant that is too far ahead, with its name: of the event, or of shipping, delivery or return of its order; null
    /// for none. An expected delivery is not a delivery.
    /// </summary>
    public static (string Name, DateTimeOffset At)? FindAhead(in CustomerEvent customerEvent, DateTimeOffset now, TimeSpan tolerance)
    {
        var latest = now + tolerance;
        if (customerEvent.At > latest) return ("event", customerEvent.At);
        if (customerEvent.Snapshot is not { } order) return null;
        if (order.ShippedAt > latest) return (nameof(order.ShippedAt), order.ShippedAt.Value);
        if (order.DeliveredAt > latest) return (nameof(order.DeliveredAt), order.DeliveredAt.Value);
        return order.ReturnedAt > latest ? (nameof(order.ReturnedAt), order.ReturnedAt.Value) : null;
    }

    /// <summary>Returns the text for an instant that is too far ahead.</summary>
    public static string Describe((string Name, DateTimeOffset At) ahead, DateTimeOffset now, TimeSpan tolerance) => ahead.Name == "event"
        ? FormattableString.Invariant(
            $"The event at {ahead.At:O} is further ahead of the clock ({now:O}) than the allowed {tolerance}.")
        : FormattableString.Invariant(
            $"{ahead.Name} of the order, {ahead.At:O}, is further ahead of the clock ({now:O}) than the allowed {tolerance}. ")
          + "Leave it out until it has happened.";
}
