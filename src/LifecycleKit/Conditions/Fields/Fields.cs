using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

/// <summary>The built-in fields about what a customer has done. Those about segments and stages stand in their folders.</summary>
/// <remarks>A count that is 0 is known; what never happened (a last order, an answer) is missing, and comparing it is unknown. Static and thread-safe.</remarks>
public static partial class Fields
{
    private delegate decimal AmountReader(in Facts facts);

    /// <summary><c>orders.count</c>: how many orders count.</summary>
    public static NumberField OrderCount { get; } = Count("orders.count", static (in Facts f) => f.Profile.OrderCount);

    /// <summary><c>orders.fullPrice</c>: how many orders count and were placed without a discount.</summary>
    public static NumberField FullPriceOrderCount { get; } = Count("orders.fullPrice", static (in Facts f) => f.Profile.FullPriceOrderCount);

    /// <summary><c>orders.recencyDays</c>: whole calendar days since the last order, in the context's zone; missing when none counts.</summary>
    public static NumberField RecencyDays { get; } = Count("orders.recencyDays", RecencyOf, FieldTiming.Changing, NextRecencyCrossing);

    /// <summary><c>orders.meanDaysBetween</c>: the mean time between orders in days; missing with fewer than two.</summary>
    public static NumberField MeanDaysBetweenOrders { get; } = new("orders.meanDaysBetween", static (in Facts f, out decimal v) =>
    {
        var known = f.Profile.MeanDaysBetweenOrders().TryGetValue(out var days);
        v = (decimal)days;
        return known;
    });

    /// <summary><c>revenue.net</c>: net revenue.</summary>
    public static NumberField NetRevenue { get; } = Money("revenue.net", static (in Facts f) => f.Profile.NetRevenue, static (in Facts f) => Scaled.Money(f.Profile.NetRevenue));

    /// <summary><c>revenue.refunded</c>: what was given back; of each order at most its gross total, nothing of a cancelled one.</summary>
    public static NumberField RefundedTotal { get; } = Money("revenue.refunded", static (in Facts f) => f.Profile.RefundedTotal, static (in Facts f) => Scaled.Money(f.Profile.RefundedTotal));

    /// <summary><c>visits.count</c>: how many visits.</summary>
    public static NumberField VisitCount { get; } = Count("visits.count", static (in Facts f) => f.Profile.VisitCount);

    /// <summary><c>visits.engaged</c>: how many visits in which he engaged.</summary>
    public static NumberField EngagedVisitCount { get; } = Count("visits.engaged", static (in Facts f) => f.Profile.EngagedVisitCount);

    /// <summary><c>cart.value</c>: the value of the cart.</summary>
    public static NumberField CartValue { get; } = Money("cart.value", static (in Facts f) => f.Profile.CartValue, static (in Facts f) => Scaled.Money(f.Profile.CartValue));

    /// <summary><c>cart.items</c>: the number of items in the cart.</summary>
    public static NumberField CartItemCount { get; } = Count("cart.items", static (in Facts f) => f.Profile.CartItemCount);

    /// <summary><c>referrals.made</c>: how many referrals he made.</summary>
    public static NumberField ReferralCount { get; } = Count("referrals.made", static (in Facts f) => f.Profile.ReferralCount);

    /// <summary><c>reviews.count</c>: how many reviews he wrote.</summary>
    public static NumberField ReviewCount { get; } = Count("reviews.count", static (in Facts f) => f.Profile.ReviewCount);

    /// <summary><c>nps.last</c>: his last answer from 0 to 10; missing when he never answered.</summary>
    public static NumberField LastNps { get; } = Count("nps.last", static (in Facts f) => f.Profile.LastNps ?? Scaled.Missing);

    /// <summary><c>csat.last</c>: his last answer from 1 to 5; missing when he never answered.</summary>
    public static NumberField LastCsat { get; } = Count("csat.last", static (in Facts f) => f.Profile.LastCsat ?? Scaled.Missing);

    /// <summary><c>messages.sent</c>: how many messages were sent to him.</summary>
    public static NumberField SentMessageCount { get; } = Count("messages.sent", static (in Facts f) => f.Profile.SentMessageCount);

    /// <summary><c>messages.clicked</c>: how many clicks in messages.</summary>
    public static NumberField ClickedMessageCount { get; } = Count("messages.clicked", static (in Facts f) => f.Profile.ClickedMessageCount);

    /// <summary><c>cases.open</c>: how many support cases are open.</summary>
    public static NumberField OpenCaseCount { get; } = Count("cases.open", static (in Facts f) => f.Profile.OpenCaseCount);

    /// <summary><c>subscriptions.open</c>: how many subscriptions are running.</summary>
    public static NumberField OpenSubscriptionCount { get; } = Count("subscriptions.open", static (in Facts f) => f.Profile.OpenSubscriptionCount);

    /// <summary><c>firstSeenAt</c>: when he was first active.</summary>
    public static InstantField FirstSeenAt { get; } = new("firstSeenAt", static (in Facts f) => f.Profile.FirstSeenAt?.UtcTicks ?? 0);

    /// <summary><c>lastSeenAt</c>: when he was last active.</summary>
    public static InstantField LastSeenAt { get; } = new("lastSeenAt", static (in Facts f) => f.Profile.LastSeenAt?.UtcTicks ?? 0);

    /// <summary><c>firstOrderAt</c>: when the first order that counts was placed.</summary>
    public static InstantField FirstOrderAt { get; } = new("firstOrderAt", static (in Facts f) => f.Profile.FirstOrderAt?.UtcTicks ?? 0);

    /// <summary><c>lastOrderAt</c>: when the last order that counts was placed.</summary>
    public static InstantField LastOrderAt { get; } = new("lastOrderAt", static (in Facts f) => f.Profile.LastOrderTicks);

    /// <summary><c>cart.updatedAt</c>: when the cart was last reported.</summary>
    public static InstantField CartUpdatedAt { get; } = new("cart.updatedAt", static (in Facts f) => f.Profile.CartUpdatedAt?.UtcTicks ?? 0);

    /// <summary><c>referred</c>: whether another customer referred him.</summary>
    public static FlagField IsReferred { get; } = new("referred", static (in Facts f) => f.Profile.IsReferred ? Truth.True : Truth.False);

    /// <summary>A whole number; the decimal is made of it.</summary>
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

    /// <summary>An amount that is always known; read in two ways, so that neither goes through the other.</summary>
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
        name, read, timing, nextCrossing, (in Facts f) => read(f, out var amount) ? Scaled.Money(amount) : Scaled.Missing, Scaled.MoneyScale);

    private static bool Known(decimal fact, out decimal value)
    {
        value = fact;
        return true;
    }

    private static long RecencyOf(in Facts facts)
    {
        var last = facts.Profile.LastOrderTicks;
        var zone = facts.Context.TimeZone;
        return last == 0 ? Scaled.Missing : CalendarDays.DayNumber(facts.AsOfTicks, zone) - CalendarDays.DayNumber(last, zone);
    }

    /// <summary>Recency passes an operand when it becomes equal to it, and when it becomes greater.</summary>
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
        return CalendarDays.StartOfDay(CalendarDays.DayNumber(facts.Profile.LastOrderTicks, zone) + (int)next, zone);
    }
}
