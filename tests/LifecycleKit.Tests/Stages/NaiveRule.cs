using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>A rule; From is null for "from any", On is none for "as time passes".</summary>
internal sealed record NaiveRule(string Id, string[]? From, string To, EventTriggers On, Question? When, int Priority = 0)
{
    public TimeSpan Cooldown { get; init; }

    public TimeSpan ConfirmFor { get; init; }

    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? EffectiveUntil { get; init; }

    public bool IsChained { get; init; }

    public bool IsTimeBased => On == EventTriggers.None;

    public bool Holds(Moment moment) => When is null || When.Ask(moment) == true;

    public bool IsEffective(long at) => !(at < EffectiveFrom?.UtcTicks) && !(at >= EffectiveUntil?.UtcTicks);

    public void Declare(TransitionRuleBuilder builder)
    {
        builder.To(To).Priority(Priority).Effective(EffectiveFrom, EffectiveUntil);
        if (From is null) builder.FromAny();
        else builder.From(From);
        if (IsTimeBased) builder.WhenTimePasses();
        else builder.On(On);
        if (When is not null) builder.When(When.ToCondition());
        if (Cooldown > TimeSpan.Zero) builder.Cooldown(Cooldown);
        if (ConfirmFor > TimeSpan.Zero) builder.ConfirmFor(ConfirmFor);
        if (IsChained) builder.Chain();
    }
}
