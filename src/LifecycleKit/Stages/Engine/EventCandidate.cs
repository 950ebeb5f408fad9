using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule on events in one stage's table, with what decides in most cases at hand.</summary>
internal readonly struct EventCandidate(CompiledRule rule, ConditionProgram program)
{
    public readonly EventTriggers On = rule.On;

    /// <summary>Where its condition begins in the engine's program.</summary>
    public readonly int Entry = rule.Entry;

    public readonly EntryBounds Bounds = program.BoundsOf(rule.Entry);

    public readonly CompiledRule Rule = rule;
}
