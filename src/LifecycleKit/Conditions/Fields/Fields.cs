using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

/// <summary>The built-in fields about customers; the fields about segments and stages are in their own namespaces.</summary>
/// <remarks>A count of 0 is a value. A fact that never happened (a last order, an answer) is missing, and comparing it is
/// unknown.</remarks>
public static partial class Fields
{
    private delegate decimal AmountReader(in Facts facts);

    /// <summary><c>orders.count</c>: the number of counted orders.</summary>
    public static NumberField OrderCount { get; } = Count("orders.count", static (in Facts f) => f.OrderTotals.OrderCount);

    /// <summary><c>orders.fullPrice</c>: the number of counted orders that were placed without a discount.</summary>
    public static NumberField FullPriceOrderCount { get; } =
        Count("orders.fullPrice", static (in Facts f) => f.OrderTotals.FullPriceOrderCount);

    /// <summary>
    /// <c>orders.recencyDays</c>: the whole calendar days since the last counted order, in the context's zone; missing without an order.
    /// </summary>
    public static NumberField RecencyDays { get; } = Count("orders.recencyDays", RecencyOf, FieldTiming.Changing, NextRecencyCrossing);

    /// <summary><c>orders.meanDaysBetween</c>: the mean time between orders in days; missing with fewer than two.</summary>
    public static NumberField MeanDaysBetweenOrders { get; } = new("orders.meanDaysBetween", static (in Facts f, out decimal v) =>
    {
        var known = f.Profile.MeanDaysBetweenOrders().TryGetValue(out var days);
        v = (decimal)days;
        return known;
    });

    /// <summary><c>revenue.net</c>: net revenue.</summary>
    public static NumberField NetRevenue { get; } =
        Money(
            "revenue.net", static (in Facts f) => f.OrderTotals.NetRevenue, static (in Facts f) => Scaled.Money(f.OrderTotals.NetRevenue));

    /// <summary>
    /// <c>revenue.refunded</c>: the refunded amount; for each order at most its gross total, and nothing for a cancelled order.
    /// </summary>
    public static NumberField RefundedTotal { get; } = Money(
        "revenue.refunded", static (in Facts f) => f.OrderTotals.RefundedTotal,
        static (in Facts f) => Scaled.Money(f.OrderTotals.RefundedTotal));

    /// <summary><c>visits.count</c>: the number of visits.</summary>
    public static NumberField VisitCount { get; } = Count("visits.count", static (in Facts f) => f.Activity.VisitCount);

    /// <summary><c>visits.engaged</c>: the number of visits in which the customer engaged.</summary>
    public static NumberField EngagedVisitCount { get; } = Count("visits.engaged", static (in Facts f) => f.Activity.EngagedVisitCount);

    /// <summary><c>cart.value</c>: the value of the cart.</summary>
    public static NumberField CartValue { get; } =
        Money(
            "cart.value", static (in Facts f) => f.Details.Cart.Value.Value,
            static (in Facts f) => Scaled.Money(f.Details.Cart.Value.Value));

    /// <summary><c>cart.items</c>: the number of items in the cart.</summary>
    public static NumberField CartItemCount { get; } = Count("cart.items", static (in Facts f) => f.Details.Cart.Value.Items);

    /// <summary><c>referrals.made</c>: the number of referrals that the customer made.</summary>
    public static NumberField ReferralCount { get; } = Count("referrals.made", static (in Facts f) => f.Details.ReferralCount);

    /// <summary><c>reviews.count</c>: the number of reviews that the customer wrote.</summary>
    public static NumberField ReviewCount { get; } = Count("reviews.count", static (in Facts f) => f.Details.ReviewCount);

    /// <summary>
    /// <c>nps.last</c>: the last answer on the net promoter scale, from 0 to 10; missing when the customer never answered.
    /// </summary>
    public static NumberField LastNps { get; } = Count("nps.last", static (in Facts f) => f.Details.LastNps ?? Scaled.Missing);

    /// <summary><c>csat.last</c>: the last satisfaction score, from 1 to 5; missing when the customer never answered.</summary>
    public static NumberField LastCsat { get; } = Count("csat.last", static (in Facts f) => f.Details.LastCsat ?? Scaled.Missing);

    /// <summary><c>messages.sent</c>: the number of messages sent to the customer.</summary>
    public static NumberField SentMessageCount { get; } = Count("messages.sent", static (in Facts f) => f.Details.SentMessageCount);

    /// <summary><c>messages.delivered</c>: the number of messages that were delivered.</summary>
    public static NumberField DeliveredMessageCount { get; } =
        Count("messages.delivered", static (in Facts f) => f.Details.DeliveredMessageCount);

    /// <summary><c>messages.opened</c>: the number of reported openings of messages.</summary>
    public static NumberField OpenedMessageCount { get; } = Count("messages.opened", static (in Facts f) => f.Details.OpenedMessageCount);

    /// <summary><c>messages.clicked</c>: the number of clicks in messages.</summary>
    public static NumberField ClickedMessageCount { get; } =
        Count("messages.clicked", static (in Facts f) => f.Details.ClickedMessageCount);

    /// <summary><c>cases.open</c>: the number of open support cases.</summary>
    public static NumberField OpenCaseCount { get; } = Count("cases.open", static (in Facts f) => f.Details.OpenCaseCount);

    /// <summary><c>subscriptions.open</c>: the number of running subscriptions.</summary>
    public static NumberField OpenSubscriptionCount { get; } =
        Count("subscriptions.open", static (in Facts f) => f.Details.OpenSubscriptionCount);

    /// <summary><c>firstSeenAt</c>: when the customer was first active.</summary>
    public static InstantField FirstSeenAt { get; } = new("firstSeenAt", static (in Facts f) => f.Activity.FirstSeenAt?.UtcTicks ?? 0);

    /// <summary><c>lastSeenAt</c>: when the customer was last active.</summary>
    public static InstantField LastSeenAt { get; } = new("lastSeenAt", static (in Facts f) => f.Activity.LastSeenAt?.UtcTicks ?? 0);

    /// <summary><c>firstOrderAt</c>: when the first counted order was placed; missing without an order.</summary>
    public static InstantField FirstOrderAt { get; } =
        new("firstOrderAt", static (in Facts f) => f.OrderTotals.FirstOrderAt?.UtcTicks ?? 0);

    /// <summary><c>lastOrderAt</c>: when the last counted order was placed; missing without an order.</summary>
    public static InstantField LastOrderAt { get; } = new("lastOrderAt", static (in Facts f) => f.OrderTotals.LastOrderTicks);

    /// <summary><c>cart.updatedAt</c>: when the cart was last updated.</summary>
    public static InstantField CartUpdatedAt { get; } =
        new("cart.updatedAt", static (in Facts f) => f.Details.CartUpdatedAt?.UtcTicks ?? 0);

    /// <summary><c>referred</c>: whether another customer referred this customer.</summary>
    public static FlagField IsReferred { get; } = new("referred", static (in Facts f) => f.Details.IsReferred ? Truth.True : Truth.False);

    /// <summary>Creates a field for a whole number; its decimal is derived from the whole number.</summary>
    private static NumberField Count(
        string name, SlotReader read, FieldTiming timing = FieldTiming.Constant, NumberField.Crossing? nextCrossing = null) => new(
        name,
        (in Facts f, out decimal value) =>
        {
            var count = read(f);
            value = count == Scaled.Missing ? 0 : count;
            return count != Scaled.Missing;
        },
        timing,
        nextCrossing,
        read);

    /// <summary>Creates a field for an amount that is never missing. The decimal and the scaled number are read separately.</summary>
    private static NumberField Money(string name, AmountReader read, SlotReader readScaled) => new(
        name,
        (in Facts f, out decimal value) =>
        {
            value = read(f);
            return true;
        },
        readScaled: readScaled,
        scale: Scaled.MoneyScale);

    private static NumberField Money(
        string name, NumberField.Reader read, FieldTiming timing = FieldTiming.Constant, NumberField.Crossing? nextCrossing = null) => new(
        name, read, timing, nextCrossing, (in Facts f) => read(f, out var amount) ? Scaled.Money(amount) : Scaled.Missing,
        Scaled.MoneyScale);

    private static bool Known(decimal fact, out decimal value)
    {
        value = fact;
        return true;
    }

    private static long RecencyOf(in Facts facts)
    {
        var last = facts.OrderTotals.LastOrderTicks;
        var zone = facts.Context.TimeZone;
        return last == 0 ? Scaled.Missing : CalendarDays.DayNumber(facts.AsOfTicks, zone) - CalendarDays.DayNumber(last, zone);
    }

    /// <summary>Returns when recency next becomes equal to or greater than an operand.</summary>
    private static long NextRecencyCrossing(in Facts facts, ReadOnlySpan<decimal> operands)
    {
        var recency = RecencyOf(facts);
        if (recency == Scaled.Missing) return long.MaxValue;
        var next = decimal.MaxValue;
        foreach (var operand in operands)
        {
            if (operand >= recency) next = Math.Min(next, operand > recency ? decimal.Ceiling(operand) : recency + 1);
        }

        if (next > DateOnly.MaxValue.DayNumber) return long.MaxValue;
        var zone = facts.Context.TimeZone;
        return CalendarDays.StartOfDay(CalendarDays.DayNumber(facts.OrderTotals.LastOrderTicks, zone) + (int)next, zone);
    }
}
