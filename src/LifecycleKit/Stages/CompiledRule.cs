using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>A rule as one stage's table holds it.</summary>
internal sealed class CompiledRule(TransitionRule rule)
{
    private readonly Condition? _when = rule.When;

    public TransitionRule Rule { get; } = rule;

    public EventTriggers On { get; } = rule.On;

    /// <summary>The bit of the target stage.</summary>
    public ulong Target { get; } = 1UL << rule.To.Index;

    public bool Holds(in Facts facts) => _when is null || _when.Evaluate(facts) == Truth.True;

    /// <summary>
    /// The first instant, from the facts' own on and before <paramref name="limit"/>, at which time makes the rule fire; else
    /// <see cref="long.MaxValue"/>. A blocked rule must cease to hold before it can fire: were it tried a tick later, two rules could chase
    /// each other for ever, and a flip at which the answer stays the same is none.
    /// </summary>
    public long Due(in Facts facts, bool isBlocked, long limit)
    {
        var at = facts.AsOfTicks;
        var held = Holds(facts);
        if (held && !isBlocked) return at;
        while (true)
        {
            var next = _when!.NextFlip(facts.At(at));
            if (next >= limit) return long.MaxValue;
            var holds = Holds(facts.At(next));
            if (holds && !held) return next;
            (at, held) = (next, holds);
        }
    }
}
