using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule on events in the table of one stage, with the values that decide most cases stored inline.</summary>
internal readonly struct EventCandidate(CompiledRule rule, ConditionProgram program)
{
    public readonly EventTriggers On = rule.On;

    /// <summary>The entry of the rule's condition in the engine's program.</summary>
    public readonly int Entry = rule.Entry;

    public readonly EntryBounds Bounds = program.BoundsOf(rule.Entry);

    public readonly CompiledRule Rule = rule;
}
