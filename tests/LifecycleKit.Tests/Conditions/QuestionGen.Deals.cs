using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Questions about deals, some of which change with time by their expected closing.</summary>
internal static partial class QuestionGen
{
    /// <summary>Mostly questions whose answer changes with time.</summary>
    public static Gen<Question> Deals() => Gen.Frequency(
        (3, Number(Fields.DaysToDealClose, DaysToClose, 0, 1, 2, 2.5m, 3, 7, 20)),
        (2, Number(Fields.OverdueDealCount, m => m.Customer.Deals.CountOverdue(m.Instant), 0, 1, 2)),
        (3, Gen.OneOf(
            Age(Fields.LastDealChangedAt, m => m.Customer.Deals.LastChanged),
            Age(Fields.LastDealWonAt, m => m.Customer.Deals.LastClosed(DealOutcome.Won)),
            Age(Fields.LastDealLostAt, m => m.Customer.Deals.LastClosed(DealOutcome.Lost)),
            Age(Fields.NextDealCloseAt, m => m.Customer.Deals.NextClose(m.Instant)))),
        (1, Gen.Constant<Question>(new ExistsQuestion(Fields.NextDealCloseAt, m => m.Customer.Deals.NextClose(m.Instant) is not null))),
        (1, FixedDeals()));

    private static Gen<Question> FixedDeals() => Gen.OneOf(
        Number(Fields.OpenDealCount, m => m.Customer.Deals.Open.Count(), 0, 1, 2),
        Number(Fields.WonDealCount, m => m.Customer.Deals.Of(DealOutcome.Won).Count(), 0, 1, 1.5m),
        Number(Fields.LostDealCount, m => m.Customer.Deals.Of(DealOutcome.Lost).Count(), 0, 1),
        Number(Fields.OpenDealValue, m => NaiveDeals.Sum(m.Customer.Deals.Open, deal => deal.Value), 0, 100, 250.5m, 350.5m),
        Number(Fields.WeightedDealValue, m => m.Customer.Deals.Weighted, 0, 25, 62.625m, 100),
        Number(Fields.WonDealValue, m => NaiveDeals.Sum(m.Customer.Deals.Of(DealOutcome.Won), deal => deal.Value), 0, 100, 250.5m),
        Gen.Constant<Question>(new ExistsQuestion(
            Fields.WonDealValue, m => NaiveDeals.Sum(m.Customer.Deals.Of(DealOutcome.Won), deal => deal.Value) is not null)),
        DealTexts(Fields.DealStage, m => m.Customer.Deals.Stage, ["proposal"], ["Proposal", "qualification"]));

    private static Gen<Question> DealEvents() => Gen.OneOf(
        Number(Fields.EventDealValue, m => m.Event?.Deal?.Value, 0, 100, 250.5m),
        DealTexts(Fields.EventDealStage, m => m.Event?.Deal?.Stage, ["proposal"], ["Proposal", "qualification"]),
        DealTexts(
            Fields.EventDealOutcome, m => m.Event?.Deal is { } deal ? $"{deal.Outcome}".ToLowerInvariant() : null,
            ["won"], ["lost", "open"]));

    private static Gen<Question> DealTexts(TextField field, Func<Moment, string?> read, params string[][] operands) =>
        from isOne in Gen.Elements(true, false)
        from texts in Gen.Elements(operands)
        select (Question)new TextQuestion(field, read, isOne, texts);

    private static decimal? DaysToClose(Moment m) =>
        m.Customer.Deals.NextClose(m.Instant) is { } next ? m.Days.Day(next.UtcTicks) - m.Days.Day(m.Ticks) : null;
}
