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

        yield return OnOpen("win the latest deal", static _ => true, static (timeline, id) => timeline.WinDeal(id));
        yield return OnOpen("lose the latest deal", static _ => true, static (timeline, id) => timeline.LoseDeal(dealId: id));
    }

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
