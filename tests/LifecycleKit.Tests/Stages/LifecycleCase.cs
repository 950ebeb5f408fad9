using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>A lifecycle, a zone and a customer's events in the order of their arrival.</summary>
internal sealed record LifecycleCase(NaiveLifecycle Lifecycle, TimeZoneInfo Zone, DateTimeOffset Start, CustomerEvent[] Events)
{
    /// <summary>An instant later than any event and any age, recency or delay after it.</summary>
    public DateTimeOffset End { get; } = Start.AddDays(110);

    public LifecycleEngine Compile() => LifecycleEngine.Compile(Lifecycle.ToDefinition(), GivenScores.Context(Zone));

    /// <summary>Returns smaller cases: without one event, one rule, one feature or the groups, or with a part of one condition.</summary>
    public static IEnumerable<LifecycleCase> Smaller(LifecycleCase x)
    {
        for (var i = 0; i < x.Events.Length; i++) yield return x with { Events = [.. x.Events.Where((_, at) => at != i)] };
        if (x.Lifecycle.Stages.Any(stage => stage.Parent is not null)) yield return x with { Lifecycle = x.Lifecycle.WithoutGroups() };
        foreach (var rule in x.Lifecycle.Rules)
        {
            yield return Without(rule, []);
            foreach (var less in Smaller(rule)) yield return Without(rule, [less]);
        }

        foreach (var stage in x.Lifecycle.Stages)
        {
            foreach (var less in new[] { stage with { MinStay = default }, stage with { IsTerminal = false }, stage with { Rank = null } })
            {
                var stages = x.Lifecycle.Stages.Select(one => one == stage ? less : one);
                if (less != stage) yield return x with { Lifecycle = x.Lifecycle with { Stages = [.. stages] } };
            }
        }

        LifecycleCase Without(NaiveRule rule, NaiveRule[] instead) =>
            x with { Lifecycle = x.Lifecycle with { Rules = [.. x.Lifecycle.Rules.Where(other => other != rule), .. instead] } };
    }

    public override string ToString() => $"{Lifecycle}zone {Zone.Id}, start {Start:O}\n{string.Join('\n', Events.Select(Described))}";

    private static IEnumerable<NaiveRule> Smaller(NaiveRule rule)
    {
        foreach (var part in rule.When?.Parts ?? []) yield return rule with { When = part };
        if (rule is { When: not null, IsTimeBased: false }) yield return rule with { When = null };
        if (rule.Cooldown > TimeSpan.Zero) yield return rule with { Cooldown = default };
        if (rule.ConfirmFor > TimeSpan.Zero) yield return rule with { ConfirmFor = default };
        if (rule.EffectiveFrom is not null) yield return rule with { EffectiveFrom = null };
        if (rule.EffectiveUntil is not null) yield return rule with { EffectiveUntil = null };
        if (rule.IsChained) yield return rule with { IsChained = false };
        if (rule.Priority != 0) yield return rule with { Priority = 0 };
    }

    private static string Described(CustomerEvent customerEvent) =>
        customerEvent.Snapshot is { } order ? $"{customerEvent} {order}"
            : customerEvent.Deal is { } deal ? $"{customerEvent} {deal.DealId} {deal.Stage} {deal} {deal.ExpectedCloseAt:O}"
            : $"{customerEvent} {customerEvent.Channel} {customerEvent.Granted} {customerEvent.ExpiresAt:O}";
}
