using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>A transition in a form that the engine and the naive interpreter share.</summary>
internal sealed record NaiveMove(
    long Sequence, string From, string To, string Rule, DateTimeOffset At, EventTriggers Cause, string? EventId)
{
    public static NaiveMove Of(Transition x) => new(x.Sequence, x.From, x.To, x.Rule, x.EffectiveAt, x.Cause, x.EventId);

    public override string ToString() => $"{Sequence}: {From} -> {To} at {At:O} by {Rule} ({Cause} {EventId})";
}
