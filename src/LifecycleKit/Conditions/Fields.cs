using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

/// <summary>The built-in fields about what a customer has done. Those about segments and stages stand in their folders.</summary>
/// <remarks>A count that is 0 is known; what never happened (a last order, an answer) is missing, and comparing it is unknown. Static and thread-safe.</remarks>
public static partial class Fields
{
    /// <summary><c>orders.count</c>: how many orders count.</summary>
    public static NumberField OrderCount { get; } = Number("orders.count", static (in Facts f, out decimal v) => Known(f.Profile.Orders, out v));

    /// <summary><c>orders.recencyDays</c>: whole calendar days since the last order, in the context's zone; missing when none counts.</summary>
    public static NumberField RecencyDays { get; } = new("orders.recencyDays", ReadRecencyDays, FieldTiming.Changing, NextRecencyCrossing);

    /// <summary><c>orders.meanDaysBetween</c>: the mean time between orders in days; missing with fewer than two.</summary>
    public static NumberField MeanDaysBetweenOrders { get; } = Number("orders.meanDaysBetween", static (in Facts f, out decimal v) =>
    {
        var known = f.Profile.MeanDaysBetweenOrders().TryGetValue(out var days);
        v = (decimal)days;
        return known;
    });

    /// <summary><c>revenue.net</c>: net revenue.</summary>
    public static NumberField NetRevenue { get; } = Number("revenue.net", static (in Facts f, out decimal v) => Known(f.Profile.NetRevenue, out v));

    /// <summary><c>revenue.refunded</c>: what was given back.</summary>
    public static NumberField RefundedTotal { get; } = Number("revenue.refunded", static (in Facts f, out decimal v) => Known(f.Profile.RefundedTotal, out v));

    /// <summary><c>visits.count</c>: how many visits.</summary>
    public static NumberField Visits { get; } = Number("visits.count", static (in Facts f, out decimal v) => Known(f.Profile.Visits, out v));

    /// <summary><c>visits.engaged</c>: how many visits in which he engaged.</summary>
    public static NumberField EngagedVisits { get; } = Number("visits.engaged", static (in Facts f, out decimal v) => Known(f.Profile.EngagedVisits, out v));

    /// <summary><c>cart.value</c>: the value of the cart.</summary>
    public static NumberField CartValue { get; } = Number("cart.value", static (in Facts f, out decimal v) => Known(f.Profile.CartValue, out v));

    /// <summary><c>cart.items</c>: the number of items in the cart.</summary>
    public static NumberField CartItems { get; } = Number("cart.items", static (in Facts f, out decimal v) => Known(f.Profile.CartItems, out v));

    /// <summary><c>referrals.made</c>: how many referrals he made.</summary>
    public static NumberField ReferralsMade { get; } = Number("referrals.made", static (in Facts f, out decimal v) => Known(f.Profile.ReferralsMade, out v));

    /// <summary><c>reviews.count</c>: how many reviews he wrote.</summary>
    public static NumberField Reviews { get; } = Number("reviews.count", static (in Facts f, out decimal v) => Known(f.Profile.Reviews, out v));

    /// <summary><c>nps.last</c>: his last answer from 0 to 10; missing when he never answered.</summary>
    public static NumberField LastNps { get; } = Number("nps.last", static (in Facts f, out decimal v) => Optional(f.Profile.LastNps, out v));

    /// <summary><c>csat.last</c>: his last answer from 1 to 5; missing when he never answered.</summary>
    public static NumberField LastCsat { get; } = Number("csat.last", static (in Facts f, out decimal v) => Optional(f.Profile.LastCsat, out v));

    /// <summary><c>messages.sent</c>: how many messages were sent to him.</summary>
    public static NumberField MessagesSent { get; } = Number("messages.sent", static (in Facts f, out decimal v) => Known(f.Profile.MessagesSent, out v));

    /// <summary><c>messages.clicked</c>: how many clicks in messages.</summary>
    public static NumberField MessagesClicked { get; } = Number("messages.clicked", static (in Facts f, out decimal v) => Known(f.Profile.MessagesClicked, out v));

    /// <summary><c>cases.open</c>: how many support cases are open.</summary>
    public static NumberField OpenCases { get; } = Number("cases.open", static (in Facts f, out decimal v) => Known(f.Profile.OpenCases, out v));

    /// <summary><c>subscriptions.open</c>: how many subscriptions are running.</summary>
    public static NumberField OpenSubscriptions { get; } = Number("subscriptions.open", static (in Facts f, out decimal v) => Known(f.Profile.OpenSubscriptions, out v));

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

    /// <summary><c>contact.email</c>: whether he can and may be reached by e-mail.</summary>
    public static FlagField EmailContactable { get; } = Contactable("contact.email", Channels.Email);

    /// <summary><c>contact.sms</c>: whether he can and may be reached by text message.</summary>
    public static FlagField SmsContactable { get; } = Contactable("contact.sms", Channels.Sms);

    /// <summary><c>contact.push</c>: whether he can and may be reached by push notification.</summary>
    public static FlagField PushContactable { get; } = Contactable("contact.push", Channels.Push);

    /// <summary><c>referred</c>: whether another customer referred him.</summary>
    public static FlagField IsReferred { get; } = new("referred", static (in Facts f) => f.Profile.IsReferred ? Truth.True : Truth.False);

    private static NumberField Number(string name, NumberField.Reader read) => new(name, read);

    private static bool Known(decimal fact, out decimal value)
    {
        value = fact;
        return true;
    }

    private static bool Optional(int? fact, out decimal value)
    {
        value = fact ?? 0;
        return fact is not null;
    }

    private static FlagField Contactable(string name, Channels channel) => new(
        name,
        (in Facts f) => (f.Profile.Contacts.At(f.AsOfTicks) & channel) != 0 ? Truth.True : Truth.False,
        FieldTiming.Changing,
        static (in Facts f) => f.Profile.Contacts.NextExpiry(f.AsOfTicks));

    private static bool ReadRecencyDays(in Facts facts, out decimal value)
    {
        var last = facts.Profile.LastOrderTicks;
        var zone = facts.Context.TimeZone;
        value = last == 0 ? 0 : CalendarDays.DayNumber(facts.AsOfTicks, zone) - CalendarDays.DayNumber(last, zone);
        return last != 0;
    }

    /// <summary>Recency passes an operand when it becomes equal to it, and when it becomes greater.</summary>
    private static long NextRecencyCrossing(in Facts facts, ReadOnlySpan<decimal> operands)
    {
        if (!ReadRecencyDays(facts, out var recency)) return long.MaxValue;
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
