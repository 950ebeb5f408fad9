using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string Open = "open";
    private const string Won = "won";
    private const string Lost = "lost";

    /// <summary><c>deals.open</c>: the number of open deals.</summary>
    public static NumberField OpenDealCount { get; } = Count("deals.open", static (in Facts f) => f.History.Deals.OpenCount);

    /// <summary><c>deals.won</c>: the number of deals that were won.</summary>
    public static NumberField WonDealCount { get; } = Count("deals.won", static (in Facts f) => f.History.Deals.WonCount);

    /// <summary><c>deals.lost</c>: the number of deals that were lost.</summary>
    public static NumberField LostDealCount { get; } = Count("deals.lost", static (in Facts f) => f.History.Deals.LostCount);

    /// <summary>
    /// <c>deals.openValue</c>: the sum of the known values of the open deals; 0 without an open deal, missing when there are open deals and
    /// no value is known.
    /// </summary>
    public static NumberField OpenDealValue { get; } =
        DealAmount("deals.openValue", static (in Facts f) => f.History.Deals.OpenValue);

    /// <summary>
    /// <c>deals.weightedValue</c>: the sum of value · probability of the open deals of which both are known, each rounded to eight
    /// decimals; 0 without an open deal, missing when there are open deals and none is such a deal.
    /// </summary>
    public static NumberField WeightedDealValue { get; } =
        DealAmount("deals.weightedValue", static (in Facts f) => f.History.Deals.WeightedValue);

    /// <summary>
    /// <c>deals.wonValue</c>: the sum of the known values of the deals that were won; 0 without such a deal, missing when there are such
    /// deals and no value is known.
    /// </summary>
    public static NumberField WonDealValue { get; } = DealAmount("deals.wonValue", static (in Facts f) => f.History.Deals.WonValue);

    /// <summary>
    /// <c>deals.stage</c>: the stage of the open deal that changed last, of several at one instant of the one whose id is first in ordinal
    /// order; missing without an open deal.
    /// </summary>
    public static TextField DealStage { get; } = new("deals.stage", static (in Facts f) => f.History.Deals.LastOpen?.Stage);

    /// <summary><c>deals.lastChangedAt</c>: when any deal changed last; missing without deals.</summary>
    public static InstantField LastDealChangedAt { get; } =
        new("deals.lastChangedAt", static (in Facts f) => f.History.Deals.LastChangedTicks);

    /// <summary><c>deals.lastWonAt</c>: when a deal was last won; missing when none was.</summary>
    public static InstantField LastDealWonAt { get; } =
        new("deals.lastWonAt", static (in Facts f) => f.History.Deals.LastClosedTicks(DealOutcome.Won));

    /// <summary><c>deals.lastLostAt</c>: when a deal was last lost; missing when none was.</summary>
    public static InstantField LastDealLostAt { get; } =
        new("deals.lastLostAt", static (in Facts f) => f.History.Deals.LastClosedTicks(DealOutcome.Lost));

    /// <summary>
    /// <c>deals.nextCloseAt</c>: the earliest expected closing of an open deal that is still to come, later than now; missing when there is
    /// none. At that instant the field moves on to the next one.
    /// </summary>
    public static InstantField NextDealCloseAt { get; } = new(
        "deals.nextCloseAt",
        static (in Facts f) => f.History.Deals.NextCloseTicks(f.AsOfTicks),
        FieldTiming.Changing,
        static (in Facts f) => f.History.Deals.NextCloseTicks(f.AsOfTicks) is > 0 and var next ? next : long.MaxValue);

    /// <summary>
    /// <c>deals.daysToClose</c>: the calendar days of the context's zone to <c>deals.nextCloseAt</c>; 0 on the day itself, missing without
    /// such a deal.
    /// </summary>
    public static NumberField DaysToDealClose { get; } =
        Count("deals.daysToClose", DaysToClose, FieldTiming.Changing, NextCloseCrossing);

    /// <summary><c>deals.overdue</c>: the number of open deals whose expected closing has come: it is now or earlier.</summary>
    public static NumberField OverdueDealCount { get; } = Count(
        "deals.overdue", static (in Facts f) => f.History.Deals.CountOverdue(f.AsOfTicks), FieldTiming.Changing, NextOverdueCrossing);

    /// <summary><c>event.deal.stage</c>: the stage of the deal that changed; missing for other events.</summary>
    public static TextField EventDealStage { get; } =
        new("event.deal.stage", static (in Facts f) => f.HasEvent ? f.Event.Deal?.Stage : null, FieldTiming.Event);

    /// <summary>
    /// <c>event.deal.outcome</c>: the outcome of the deal that changed, <c>open</c>, <c>won</c> or <c>lost</c>; missing for other events.
    /// </summary>
    public static TextField EventDealOutcome { get; } = new(
        "event.deal.outcome",
        static (in Facts f) => (f.HasEvent ? f.Event.Deal?.Outcome : null) switch
        {
            DealOutcome.Open => Open,
            DealOutcome.Won => Won,
            DealOutcome.Lost => Lost,
            _ => null,
        },
        FieldTiming.Event) { Known = [Open, Won, Lost] };

    /// <summary><c>event.deal.value</c>: the value of the deal that changed; missing for other events, and while it is not known.</summary>
    public static NumberField EventDealValue { get; } = OnEvent("event.deal.value", static (in CustomerEvent e) => e.Deal?.Value);

    private delegate decimal? DealReader(in Facts facts);

    private static NumberField DealAmount(string name, DealReader read) => Money(name, (in Facts f, out decimal value) =>
    {
        var fact = read(f);
        value = fact ?? 0;
        return fact is not null;
    });

    private static long DaysToClose(in Facts facts)
    {
        var zone = facts.Context.TimeZone;
        return facts.History.Deals.NextCloseTicks(facts.AsOfTicks) is > 0 and var next
            ? CalendarDays.DayNumber(next, zone) - CalendarDays.DayNumber(facts.AsOfTicks, zone) : Scaled.Missing;
    }

    /// <summary>
    /// Returns when the number of days is next on another side of an operand, or disappears. The number falls until the closing, and at
    /// that instant it is that of the next closing.
    /// </summary>
    private static long NextCloseCrossing(in Facts facts, ReadOnlySpan<decimal> operands)
    {
        var deals = facts.History.Deals;
        var zone = facts.Context.TimeZone;
        var day = CalendarDays.DayNumber(facts.AsOfTicks, zone);
        var close = deals.NextCloseTicks(facts.AsOfTicks);
        if (close == 0) return long.MaxValue;
        var closeDay = CalendarDays.DayNumber(close, zone);
        var band = new ValueBand(closeDay - day, operands);
        while (true)
        {
            if (band.FallsOut(out var below) is { } isAny)
            {
                var left = isAny ? closeDay - day - 1 : (int)decimal.Floor(below);
                if (left >= 0 && CalendarDays.StartOfDay(closeDay - left, zone) is var at && at < close) return at;
            }

            var next = deals.NextCloseTicks(close);
            if (next == 0) return close;
            var nextDay = CalendarDays.DayNumber(next, zone);
            if (!band.Contains(nextDay - closeDay)) return close;
            (close, day) = (next, closeDay);
            closeDay = nextDay;
        }
    }

    /// <summary>Returns when the number of overdue deals next passes an operand; it only grows as time passes.</summary>
    private static long NextOverdueCrossing(in Facts facts, ReadOnlySpan<decimal> operands)
    {
        var deals = facts.History.Deals;
        var band = new ValueBand(deals.CountOverdue(facts.AsOfTicks), operands);
        for (var at = deals.NextCloseTicks(facts.AsOfTicks); at > 0; at = deals.NextCloseTicks(at))
        {
            if (!band.Contains(deals.CountOverdue(at))) return at;
        }

        return long.MaxValue;
    }
}
