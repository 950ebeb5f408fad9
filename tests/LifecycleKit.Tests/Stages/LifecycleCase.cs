using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>A lifecycle, a zone and a customer's events in the order of their arrival.</summary>
internal sealed record LifecycleCase(NaiveLifecycle Lifecycle, TimeZoneInfo Zone, DateTimeOffset Start, CustomerEvent[] Events)
{
    /// <summary>Later than any event and any age or recency that follows it.</summary>
    public DateTimeOffset End { get; } = Start.AddDays(110);

    public LifecycleEngine Compile() => LifecycleEngine.Compile(Lifecycle.ToDefinition(), GivenScores.Context(Zone));

    /// <summary>The same with less in it: without one event, without one rule, or with a part of one condition.</summary>
    public static IEnumerable<LifecycleCase> Smaller(LifecycleCase x)
    {
        for (var i = 0; i < x.Events.Length; i++) yield return x with { Events = [.. x.Events.Where((_, at) => at != i)] };
        foreach (var rule in x.Lifecycle.Rules)
        {
            yield return Without(rule, []);
            foreach (var part in rule.When?.Parts ?? []) yield return Without(rule, [rule with { When = part }]);
            if (rule.When is not null && rule.On != EventTriggers.None) yield return Without(rule, [rule with { When = null }]);
        }

        LifecycleCase Without(NaiveRule rule, NaiveRule[] instead) =>
            x with { Lifecycle = x.Lifecycle with { Rules = [.. x.Lifecycle.Rules.Where(other => other != rule), .. instead] } };
    }

    public override string ToString() => $"{Lifecycle}zone {Zone.Id}, start {Start:O}\n{string.Join('\n', Events.Select(Told))}";

    private static string Told(CustomerEvent e) => e.Snapshot is { } order ? $"{e} {order}" : $"{e} {e.Channel} {e.Granted} {e.ExpiresAt:O}";
}
