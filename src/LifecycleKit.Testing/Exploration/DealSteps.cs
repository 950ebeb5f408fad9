using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Steps with deals.</summary>
internal static class DealSteps
{
    private const string UsualStage = "qualification";

    private static readonly TimeSpan UsualTerm = TimeSpan.FromDays(30);

    public static IEnumerable<ExplorationStep> Of(DefinitionFacts facts)
    {
        if (!facts.Needs(EventTriggers.DealChanged, "deals.", "event.deal.")) yield break;
        // More open deals than rules ask for lead to no further stage.
        var most = Math.Max(1, (int)Math.Min(5, Numbers(facts, "deals.open").DefaultIfEmpty(1).Max()));
        decimal[] values =
        [
            .. Numbers(facts, "deals.openValue").Concat(Numbers(facts, "deals.wonValue")).Concat(Numbers(facts, "deals.weightedValue"))
                .Concat(Numbers(facts, "event.deal.value")).Where(value => value >= 0).Distinct().Order(),
        ];
        var isTermAsked = facts.Asks("deals.nextCloseAt") || facts.Asks("deals.daysToClose") || facts.Asks("deals.overdue");
        string[] stages = [.. Texts(facts, "deals.stage").Concat(Texts(facts, "event.deal.stage")).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        foreach (var value in values.Select(value => (decimal?)value).DefaultIfEmpty(null))
        {
            foreach (var stage in stages.DefaultIfEmpty(UsualStage))
                yield return Open(value, stage, most, values.Length > 0, stages.Length > 0, isTermAsked);
        }

        foreach (var stage in stages)
        {
            yield return OnOpen(
                $"move the latest deal to {stage}", deal => deal.Stage != stage,
                (timeline, id) => timeline.ChangeDeal(deal => deal with { Stage = stage }, id));
        }

        // With the largest value that is asked for, so that one step closes a deal that matters.
        var (largest, first) = (values.Length > 0 ? values[^1] : (decimal?)null, stages.Length > 0 ? stages[0] : UsualStage);
        yield return ExplorationStep.Create("win a deal", timeline => WithOpen(timeline, largest, first).WinDeal());
        yield return ExplorationStep.Create("lose a deal", timeline => WithOpen(timeline, largest, first).LoseDeal());
        yield return ExplorationStep.Create("open the latest deal again", static timeline => timeline.Deals is [.., { IsOpen: false }]
            ? timeline.ChangeDeal(deal => deal with { Outcome = DealOutcome.Open, ClosedAt = null, LostReason = null }) : null);
    }

    /// <summary>Returns a timeline whose latest deal is open.</summary>
    private static CustomerTimeline WithOpen(CustomerTimeline timeline, decimal? value, string stage) =>
        timeline.Deals is [.., { IsOpen: true }] ? timeline : timeline.OpenDeal(value, stage);

    private static ExplorationStep Open(decimal? value, string stage, int most, bool namesValue, bool namesStage, bool hasTerm)
    {
        var name = "open a deal"
            + (namesValue ? FormattableString.Invariant($" of {value}") : string.Empty) + (namesStage ? $" in {stage}" : string.Empty);
        return ExplorationStep.Create(name, timeline => timeline.Deals.Count(deal => deal.IsOpen) >= most
            ? null
            : timeline.OpenDeal(value, stage, with: deal => deal with
            {
                Probability = namesValue ? 1 : null,
                ExpectedCloseAt = hasTerm ? deal.OpenedAt + UsualTerm : null,
            }));
    }

    private static ExplorationStep OnOpen(
        string name, Func<DealSnapshot, bool> isMeant, Func<CustomerTimeline, string, CustomerTimeline> act) =>
        ExplorationStep.Create(name, timeline =>
            timeline.Deals.LastOrDefault(deal => deal.IsOpen && isMeant(deal)) is { } deal ? act(timeline, deal.DealId) : null);

    private static IEnumerable<decimal> Numbers(DefinitionFacts facts, string field) =>
        facts.About(field).SelectMany(leaf => leaf.HelpfulNumbers());

    private static IEnumerable<string> Texts(DefinitionFacts facts, string field) =>
        facts.About(field).SelectMany(leaf => leaf.Values).Where(value => value is not ("true" or "false"));
}
