using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Steps with reviews, surveys, messages, support cases and subscriptions.</summary>
internal static class OpinionSteps
{
    private static readonly CustomerEventKind[] MessageKinds =
    [
        CustomerEventKind.MessageSent, CustomerEventKind.MessageDelivered, CustomerEventKind.MessageOpened,
        CustomerEventKind.MessageClicked, CustomerEventKind.MessageUnsubscribed,
    ];

    public static IEnumerable<ExplorationStep> Of(DefinitionFacts facts) =>
        [.. Reviews(facts), .. Surveys(facts), .. Messages(facts), .. Cases(facts), .. Subscriptions(facts)];

    private static IEnumerable<ExplorationStep> Reviews(DefinitionFacts facts) =>
        facts.Needs(EventTriggers.None, "event.rating", "reviews.") || HasOwnRule(facts, EventTriggers.Review)
            ? Numbers(facts, "event.rating", null, least: 0).Concat(Numbers(facts, "reviews.meanRating", null, 1, 5))
                .DefaultIfEmpty(5).Distinct().Order().Select(
                rating => ExplorationStep.Create(FormattableString.Invariant($"rate {rating}"), timeline => timeline.Review(rating)))
            : [];

    private static IEnumerable<ExplorationStep> Surveys(DefinitionFacts facts)
    {
        var isNps = facts.Needs(EventTriggers.None, "event.nps", "nps.");
        var isCsat = facts.Asks("csat.");
        if (isNps || (!isCsat && !facts.Asks("event.score") && HasOwnRule(facts, EventTriggers.SurveyAnswer)))
        {
            var scores = Numbers(facts, "event.nps", null, 0, 10).Concat(Numbers(facts, "nps.last", null, 0, 10)).DefaultIfEmpty(9);
            foreach (var score in scores.Select(decimal.Truncate).Distinct().Order())
                yield return Answer(SurveyKind.Nps, score);
        }

        if (isCsat)
        {
            foreach (var score in Numbers(facts, "csat.last", 5, 1, 5).Select(decimal.Truncate).Distinct())
                yield return Answer(SurveyKind.Csat, score);
        }

        if (!facts.Asks("event.score")) yield break;
        foreach (var score in Numbers(facts, "event.score", 1)) yield return Answer(SurveyKind.Other, score);
    }

    private static ExplorationStep Answer(SurveyKind survey, decimal score) => ExplorationStep.Create(
        FormattableString.Invariant($"answer {survey} {score}"), timeline => timeline.AnswerSurvey(survey, score));

    private static IEnumerable<ExplorationStep> Messages(DefinitionFacts facts)
    {
        string[] plays =
        [
            .. facts.About("event.play").SelectMany(leaf => leaf.Values).Where(value => value is not ("true" or "false"))
                .Distinct(StringComparer.Ordinal).DefaultIfEmpty("play"),
        ];
        foreach (var kind in MessageKinds)
        {
            string[] fields = kind switch
            {
                CustomerEventKind.MessageSent => ["messages.sent", "messages.sent.", "messages.lastSentAt"],
                CustomerEventKind.MessageDelivered => ["messages.delivered"],
                CustomerEventKind.MessageOpened => ["messages.opened", "messages.opened."],
                CustomerEventKind.MessageClicked => ["messages.clicked", "messages.clicked."],
                _ => [],
            };
            if (!facts.Needs(Enum.Parse<EventTriggers>(kind.ToString()), fields)) continue;
            foreach (var play in plays)
                yield return ExplorationStep.Create($"{kind} of {play}", timeline => timeline.Message(kind, play));
        }
    }

    private static IEnumerable<ExplorationStep> Cases(DefinitionFacts facts)
    {
        const EventTriggers Any = EventTriggers.CaseOpened | EventTriggers.CaseAnswered | EventTriggers.CaseClosed;
        if (!facts.Needs(Any, "cases.")) yield break;
        yield return ExplorationStep.Create(
            "open a case", timeline => timeline.OpenCase(Opened.Next(timeline, CustomerEventKind.CaseOpened)));
        if (facts.Needs(EventTriggers.CaseAnswered))
        {
            yield return ExplorationStep.Create(
                "answer the latest case", timeline => Case(timeline) is { } id ? timeline.AnswerCase(id) : null);
        }

        yield return ExplorationStep.Create(
            "close the latest case", timeline => Case(timeline) is { } id ? timeline.CloseCase(id) : null);

        static string? Case(CustomerTimeline timeline) =>
            Opened.Latest(timeline, CustomerEventKind.CaseOpened, CustomerEventKind.CaseClosed);
    }

    private static IEnumerable<ExplorationStep> Subscriptions(DefinitionFacts facts)
    {
        const EventTriggers Any =
            EventTriggers.SubscriptionStarted | EventTriggers.SubscriptionRenewed | EventTriggers.SubscriptionCancelled;
        if (!facts.Needs(Any, "subscriptions.")) yield break;
        yield return ExplorationStep.Create(
            "subscribe", timeline => timeline.StartSubscription(Opened.Next(timeline, CustomerEventKind.SubscriptionStarted), 10));
        if (facts.Needs(EventTriggers.SubscriptionRenewed))
        {
            yield return ExplorationStep.Create("renew the latest subscription", timeline =>
                Subscription(timeline) is { } id ? timeline.RenewSubscription(id, 10) : null);
        }

        yield return ExplorationStep.Create("cancel the latest subscription", timeline =>
            Subscription(timeline) is { } id ? timeline.CancelSubscription(id) : null);

        static string? Subscription(CustomerTimeline timeline) =>
            Opened.Latest(timeline, CustomerEventKind.SubscriptionStarted, CustomerEventKind.SubscriptionCancelled);
    }

    /// <summary>Whether a rule waits for a trigger without a comparison that only another kind of event can meet.</summary>
    private static bool HasOwnRule(DefinitionFacts facts, EventTriggers trigger) => facts.Definition.Rules.Any(rule =>
        (rule.On & trigger) != 0
        && facts.Leaves.All(leaf => leaf.On != rule.On || !leaf.Name.StartsWith("event.", StringComparison.Ordinal)));

    private static decimal[] Numbers(
        DefinitionFacts facts, string field, decimal? otherwise, decimal least = decimal.MinValue, decimal most = decimal.MaxValue)
    {
        decimal[] asked =
        [
            .. facts.About(field).SelectMany(leaf => leaf.HelpfulNumbers()).Where(number => number >= least && number <= most)
                .Distinct().Order(),
        ];
        return asked.Length == 0 && otherwise is { } other ? [other] : asked;
    }
}
