using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Questions about lead scores, and about the largest order.</summary>
internal static partial class QuestionGen
{
    private static LeadScoreOptions Quick => new()
    {
        HalfLifeDays = 2, Visit = 1, EngagedVisit = 3, MessageClicked = 5, ContactCaptured = 7, CustomEvents = new() { ["signup"] = 10 },
    };

    // A score that is compared with 0 must be 0 before the naive search ends.
    private static LeadScoreOptions Slow => new() { HalfLifeDays = 7, EngagedVisit = 10, CustomEvents = new() { ["signup"] = 15 } };

    private static Gen<Question> Scores() => Gen.OneOf(
        Number(ScoreFields.Quick, m => Scored(m, Quick), 0, 0.5m, 1, 3, 5, 10),
        Number(ScoreFields.Slow, m => Scored(m, Slow), 5, 10, 15, 20));

    private static decimal? Scored(Moment m, LeadScoreOptions options) =>
        NaiveLeadScore.Of(m.Customer.Events, m.Days.Day, m.Days.Day(m.Ticks), options);

    /// <summary>A class of its own: the parts of a class have no order in which their fields are set.</summary>
    private static class ScoreFields
    {
        public static NumberField Quick { get; } = Fields.OfLeadScore(LeadScore.Create("quick", QuestionGen.Quick));

        public static NumberField Slow { get; } = Fields.OfLeadScore(LeadScore.Create("slow", QuestionGen.Slow));
    }

    private static decimal? LargestOrder(Moment m) =>
        m.Customer.Orders.Where(Customers.NaiveOrder.Counts).Select(NaiveOrderNet).Cast<decimal?>().Max();

    private static decimal? MeanOfOthers(Moment m)
    {
        var totals = m.Customer.Orders.Where(Customers.NaiveOrder.Counts).Select(NaiveOrderNet).Order().ToArray();
        return totals.Length < 2 ? null : decimal.Round(totals[..^1].Average(), 8);
    }
}
