using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// Generated lifecycles of three to six stages, some in groups, and two to eight rules, with stays, cooldowns, dates and chains, and
/// customers for them. The durations are those in conditions, so that instants coincide.
/// </summary>
internal static class LifecycleGen
{
    private static readonly EventTriggers[] Triggers =
    [
        EventTriggers.OrderPlaced, EventTriggers.OrderPlaced | EventTriggers.OrderRefunded, EventTriggers.OrderPaid,
        EventTriggers.OrderCancelled | EventTriggers.OrderRefunded, EventTriggers.AnyOrderChange, EventTriggers.Visit,
        EventTriggers.Visit | EventTriggers.CartUpdated, EventTriggers.ConsentChanged, EventTriggers.Any,
    ];

    /// <summary>
    /// Delays, rarely short ones: between two stages with delays of minutes a customer moves back and forth thousands of times.
    /// </summary>
    private static readonly Gen<TimeSpan> Hold = Gen.Frequency(
        (60, Gen.Elements(0.5, 0.5, 1, 1, 2, 3, 5, 7, 10).Select(TimeSpan.FromDays)),
        (3, Gen.Constant(TimeSpan.FromHours(6))),
        (1, Gen.Constant(TimeSpan.FromMinutes(30))));

    public static Gen<NaiveLifecycle> Lifecycle { get; } = StoryGen.Beginning.SelectMany(Of);

    /// <summary>Customers whose events arrive in the order of their instants.</summary>
    public static Gen<LifecycleCase> InOrder { get; } = Cases(StoryGen.InOrder, 0);

    /// <summary>Customers, some of them with late events. Some customers start later than their first events.</summary>
    public static Gen<LifecycleCase> WithLateEvents { get; } = Cases(StoryGen.WithLateEvents, 0, 0, 0, 5, 20);

    private static Gen<LifecycleCase> Cases(Func<DateTimeOffset, Gen<CustomerEvent[]>> story, params int[] delays) =>
        from beginning in StoryGen.Beginning
        from lifecycle in Of(beginning)
        from zone in Gen.Elements(Days.Zones.AsEnumerable())
        from delay in Gen.Elements(delays)
        from events in story(beginning)
        select new LifecycleCase(lifecycle, zone, beginning.AddDays(delay), events);

    /// <summary>Returns a lifecycle whose dates are within the seven weeks from an instant on.</summary>
    private static Gen<NaiveLifecycle> Of(DateTimeOffset beginning) =>
        from count in Gen.Choose(3, 6)
        from initial in Gen.Choose(0, count - 1)
        from terminal in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, count - 1)))
        from stages in Gen.ArrayOf(Stage(), count)
        from groups in Gen.Frequency((2, Gen.Constant(new string?[count])), (1, Gen.ArrayOf(Gen.Elements(null, "g0", "g1"), count)))
        from isNested in Gen.Elements(true, false)
        from rules in Gen.Choose(2, 8).SelectMany(rules => Rules(beginning, count, rules))
        let end = terminal == 0 ? -1 : (initial + terminal) % count
        let all = stages.Select((stage, i) => stage with { Id = $"s{i}", IsTerminal = i == end, Parent = groups[i] })
        select Fixed(new NaiveLifecycle([.. all, .. Groups(groups, isNested)], $"s{initial}", rules));

    private static Gen<NaiveStage> Stage() =>
        from rank in Gen.Elements<int?>(null, 0, 1, 2, 2, 3)
        from stay in Sometimes(4, Hold)
        select new NaiveStage("", rank, stay);

    private static IEnumerable<NaiveStage> Groups(string?[] groups, bool isNested)
    {
        var isInner = groups.Contains("g1");
        if (groups.Contains("g0") || (isNested && isInner)) yield return new NaiveStage("g0");
        if (isInner) yield return new NaiveStage("g1", Parent: isNested ? "g0" : null);
    }

    private static Gen<IReadOnlyList<NaiveRule>> Rules(DateTimeOffset beginning, int stages, int count) =>
        from rules in Gen.ArrayOf(Rule(stages).SelectMany(rule => Held(rule, beginning)), count)
        from ids in Gen.Shuffle(Enumerable.Range(0, count))
        select (IReadOnlyList<NaiveRule>)[.. rules.Select((rule, i) => rule with { Id = $"r{ids[i]}" })];

    private static Gen<NaiveRule> Rule(int stages) =>
        from to in Gen.Choose(0, stages - 1)
        from any in Gen.Elements(true, false, false, false)
        from sources in Gen.ArrayOf(Gen.Choose(1, stages - 1), 2)
        from groups in Gen.Elements<string[]>([], [], [], ["g0"], ["g1"])
        from onTime in Gen.Elements(true, false)
        from triggers in Gen.Elements(Triggers)
        from when in onTime
            ? Gen.Frequency((1, QuestionGen.TimeBased), (2, QuestionGen.Ripening))
            : Gen.Frequency((3, QuestionGen.OnEvent), (2, Gen.Constant<Question>(null!)))
        from priority in Gen.Elements(0, 0, 1, -1)
        let origin = sources.Select(step => $"s{(to + step) % stages}").Skip(groups.Length).Concat(groups).Distinct().ToArray()
        select new NaiveRule("", any ? null : origin, $"s{to}", onTime ? EventTriggers.None : triggers, when, priority);

    private static Gen<NaiveRule> Held(NaiveRule rule, DateTimeOffset beginning) =>
        from cooldown in Sometimes(rule.IsTimeBased ? 5 : 3, Hold)
        from confirm in Sometimes(3, Hold)
        from chain in Gen.Elements(true, false)
        from dated in Gen.Elements(0, 0, 0, 0, 0, 1, 2, 3)
        from dates in StoryGen.Within(beginning).Two()
        let sorted = dates.Item1 < dates.Item2 ? dates : (dates.Item2, dates.Item1.AddDays(1))
        select rule with
        {
            Cooldown = cooldown,
            ConfirmFor = rule.IsTimeBased ? confirm : default,
            IsChained = chain && !rule.IsTimeBased,
            EffectiveFrom = (dated & 1) != 0 ? sorted.Item1 : null,
            EffectiveUntil = (dated & 2) != 0 ? sorted.Item2 : null,
        };

    private static Gen<TimeSpan> Sometimes(int rarity, Gen<TimeSpan> length) =>
        Gen.Frequency((rarity - 1, Gen.Constant(TimeSpan.Zero)), (1, length));

    /// <summary>Makes rules name only existing stages that are not terminal; a rule without a source then leads from any stage.</summary>
    private static NaiveLifecycle Fixed(NaiveLifecycle x)
    {
        return x with { Rules = [.. x.Rules.Select(Fix)] };

        NaiveRule Fix(NaiveRule rule)
        {
            var fixedRule =
                rule with { From = rule.From?.Where(id => x.Stages.Any(stage => stage.Id == id && !stage.IsTerminal)).ToArray() };
            return x.Stages.Any(stage => x.LeadsFrom(fixedRule, stage.Id)) ? fixedRule : rule with { From = null };
        }
    }
}
