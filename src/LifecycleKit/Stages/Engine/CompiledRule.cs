using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule compiled for an engine: durations in ticks, and the condition as an entry of the engine's program.</summary>
internal sealed class CompiledRule(TransitionRule rule, int index, int entry, int stages, bool isMembership = false)
{
    private readonly Condition[] _leaves = [.. rule.When?.LeafConditions() ?? []];
    private readonly Condition[] _changing =
        [.. rule.When?.LeafConditions().Where(leaf => leaf is LeafCondition { IsChanging: true }) ?? []];

    private readonly ulong _sources = rule.From.Aggregate(0UL, (bits, stage) => bits | (1UL << stage.Index));

    public TransitionRule Rule { get; } = rule;

    /// <summary>The index of the rule in the order of the definition.</summary>
    public int Index { get; } = index;

    public int Entry { get; } = entry;

    /// <summary>The leaves of the condition, from left to right.</summary>
    public ReadOnlySpan<Condition> Leaves => _leaves;

    public EventTriggers On { get; } = rule.On;

    /// <summary>Whether the target can be entered again at one instant, after another event.</summary>
    public bool IsMembership { get; } = isMembership;

    /// <summary>The bit of the target stage.</summary>
    public ulong Target { get; } = 1UL << rule.To.Index;

    /// <summary>The slot in which a state stores when the rule fired, if the rule has a timer.</summary>
    public int FiredSlot { get; } = StateTicks.FiredSlot(stages, rule.Timer);

    /// <summary>The slot in which a state stores since when the condition has held, if the rule has a timer.</summary>
    public int HeldSlot { get; } = StateTicks.HeldSlot(stages, rule.Timer);

    public long CooldownTicks { get; } = rule.Cooldown.Ticks;

    public long ConfirmTicks { get; } = rule.ConfirmFor.Ticks;

    public long FromTicks { get; } = rule.EffectiveFrom?.UtcTicks ?? 0;

    public long UntilTicks { get; } = rule.EffectiveUntil?.UtcTicks ?? long.MaxValue;

    public bool LeadsFrom(Stage stage) => (_sources & (1UL << stage.Index)) != 0;

    /// <summary>Returns the first instant after the facts' own at which the answer may change if no event arrives.</summary>
    public long NextFlip(in Facts facts)
    {
        var next = long.MaxValue;
        foreach (var leaf in _changing) next = Math.Min(next, leaf.NextFlip(facts));
        return next;
    }
}
