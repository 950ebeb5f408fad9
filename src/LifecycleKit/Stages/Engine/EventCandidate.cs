using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule on events in one stage's table, with what decides in most cases at hand.</summary>
internal readonly struct EventCandidate(CompiledRule rule)
{
    public readonly CompiledRule Rule = rule;

    public readonly EventTriggers On = rule.On;

    public readonly bool HasDates = rule.FromTicks > 0 || rule.UntilTicks < long.MaxValue;

    /// <summary>Where its condition begins in the engine's program.</summary>
    public readonly int Entry = rule.Entry;
}
