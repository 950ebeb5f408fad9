using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>Generated lifecycles of three to six stages and two to eight rules, with customers to run through them.</summary>
internal static class LifecycleGen
{
    private static readonly EventTriggers[] Triggers =
    [
        EventTriggers.OrderPlaced, EventTriggers.OrderPlaced | EventTriggers.OrderRefunded, EventTriggers.OrderPaid,
        EventTriggers.OrderCancelled | EventTriggers.OrderRefunded, EventTriggers.AnyOrderChange, EventTriggers.Visit,
        EventTriggers.Visit | EventTriggers.CartUpdated, EventTriggers.ConsentChanged, EventTriggers.Any,
    ];

    public static Gen<NaiveLifecycle> Lifecycle { get; } =
        from count in Gen.Choose(3, 6)
        from ranks in Gen.ArrayOf(Gen.Elements<int?>(null, 0, 1, 2, 2, 3), count)
        from initial in Gen.Choose(0, count - 1)
        from rules in Gen.Choose(2, 8).SelectMany(rules => Rules(count, rules))
        select new NaiveLifecycle([.. ranks.Select((rank, i) => new NaiveStage($"s{i}", rank))], $"s{initial}", rules);

    /// <summary>Customers whose events come in the order of their instants.</summary>
    public static Gen<LifecycleCase> InOrder { get; } = Cases(StoryGen.InOrder, 0);

    /// <summary>The same, and some whose events come late. Some customers start later than their first events.</summary>
    public static Gen<LifecycleCase> WithLateEvents { get; } = Cases(StoryGen.WithLateEvents, 0, 0, 0, 5, 20);

    private static Gen<LifecycleCase> Cases(Func<DateTimeOffset, Gen<CustomerEvent[]>> story, params int[] delays) =>
        from lifecycle in Lifecycle
        from zone in Gen.Elements(Days.Zones.AsEnumerable())
        from beginning in StoryGen.Beginning
        from delay in Gen.Elements(delays)
        from events in story(beginning)
        select new LifecycleCase(lifecycle, zone, beginning.AddDays(delay), events);

    private static Gen<IReadOnlyList<NaiveRule>> Rules(int stages, int count) =>
        from rules in Gen.ArrayOf(Rule(stages), count)
        from ids in Gen.Shuffle(Enumerable.Range(0, count))
        select (IReadOnlyList<NaiveRule>)[.. rules.Select((rule, i) => rule with { Id = $"r{ids[i]}" })];

    private static Gen<NaiveRule> Rule(int stages) =>
        from to in Gen.Choose(0, stages - 1)
        from any in Gen.Elements(true, false, false, false)
        from sources in Gen.ArrayOf(Gen.Choose(1, stages - 1), 2)
        from onTime in Gen.Elements(true, false)
        from triggers in Gen.Elements(Triggers)
        from when in onTime
            ? Gen.Frequency((1, QuestionGen.OnTime), (2, QuestionGen.Ripening))
            : Gen.Frequency((3, QuestionGen.OnEvent), (2, Gen.Constant<Question>(null!)))
        from priority in Gen.Elements(0, 0, 1, -1)
        let origin = sources.Select(step => $"s{(to + step) % stages}").Distinct().ToArray()
        select new NaiveRule("", any ? null : origin, $"s{to}", onTime ? EventTriggers.None : triggers, when, priority);
}
