using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Questions about counts of calendar days, custom events, revenue of two windows, and anniversaries.</summary>
internal static partial class QuestionGen
{
    // Not a field: the parts of a class have no order in which their fields are set.
    private static int[] DayCounts => [1, 2, 3, 7, 14, 30];

    private static Gen<Question> DayWindows() =>
        from days in Gen.Elements(DayCounts)
        from question in Gen.OneOf(
            Number(Fields.VisitsWithinDays(days), m => Counted(m, days, e => e.Kind == CustomerEventKind.Visit), 0, 1, 2),
            Number(Fields.EngagedVisitsWithinDays(days), m => Counted(m, days, e => e.Engaged), 0, 1),
            Number(Fields.SentMessagesWithinDays(days), m => Counted(m, days, e => e.Kind == CustomerEventKind.MessageSent), 0, 1, 1.5m),
            Number(Fields.CustomEventsWithinDays("signup", days), m => Counted(m, days, e => e.Name == "signup"), 0, 1, 2))
        select question;

    private static Gen<Question> CustomEvents() => Gen.OneOf(
        Number(Fields.CustomEventCount("signup"), m => m.Customer.Custom("signup").Count(), 0, 1, 2),
        Age(Fields.CustomEventLastAt("signup"), m => m.Customer.Custom("signup").Select(e => (DateTimeOffset?)e.At).Max()),
        Age(
            Fields.LastMessageSentAt,
            m => m.Customer.Events.Where(e => e.Kind == CustomerEventKind.MessageSent).Select(e => (DateTimeOffset?)e.At).Max()),
        Number(Fields.VisitsSinceLastOrder, SinceLastOrder, 0, 1, 2));

    private static Gen<Question> Years() =>
        from days in Gen.Elements(3, 7)
        let window = TimeSpan.FromDays(days)
        from question in Gen.OneOf(
            Number(Fields.NetRevenueBefore(window), m => Earlier(m, window), -30, 0, 50, 100),
            Number(Fields.NetRevenueGrowth(window), m => Growth(m, window), -1, 0, 0.5m, 1),
            Gen.Constant<Question>(new ExistsQuestion(Fields.NetRevenueGrowth(window), m => Growth(m, window) is not null)))
        select Changing(question, [0, window.Ticks, 2 * window.Ticks]);

    private static Gen<Question> Anniversaries() => Gen.OneOf(
        Number(Fields.DaysToAnniversary("birthday"), NaiveAnniversary.DaysTo, -1, 0, 1, 3, 7.5m, 14, 30, 364, 365),
        Age(Fields.NextAnniversaryAt("birthday"), NaiveAnniversary.NextAt));

    private static decimal Counted(Moment m, int days, Func<CustomerEvent, bool> isOne) =>
        m.Customer.CountDays(m.Days, m.Ticks, days, isOne);

    /// <summary>The visits after the quarter of an hour of the last order.</summary>
    private static decimal? SinceLastOrder(Moment m)
    {
        if (m.Customer.LastOrderAt is not { } last) return null;
        var quarter = TimeSpan.FromMinutes(15).Ticks;
        return m.Customer.Events.Count(e => e.Kind == CustomerEventKind.Visit && e.At.UtcTicks / quarter > last.UtcTicks / quarter);
    }

    private static decimal Earlier(Moment m, TimeSpan window) => m.Customer.Orders
        .Where(order => order.PlacedAt > m.Instant - 2 * window && order.PlacedAt <= m.Instant - window).Sum(NaiveOrderNet);

    private static decimal? Growth(Moment m, TimeSpan window) => Earlier(m, window) is > 0 and var before
        ? decimal.Round(Placed(m, window).Sum(NaiveOrderNet) / before - 1, 8) : null;

    private static decimal NaiveOrderNet(OrderSnapshot order) => Customers.NaiveOrder.Net(order);
}
