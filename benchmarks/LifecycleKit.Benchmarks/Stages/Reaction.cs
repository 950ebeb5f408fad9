using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>The rules of one event alone: the event has been applied before, and no time passes up to it.</summary>
internal static class Reaction
{
    public static LifecycleState Of(
        LifecycleEngine engine, in LifecycleState state, CustomerHistory history, in CustomerEvent customerEvent, in ApplyResult applied)
    {
        engine.Open(state, history, customerEvent.At.UtcTicks, null, out var buffer);
        engine.Movement.React(ref buffer, history, customerEvent, applied.Triggers, null, null);
        return engine.Close(buffer);
    }

    /// <summary>Returns a state in a stage, without a due rule.</summary>
    public static LifecycleState StateIn(LifecycleEngine engine, string stage, DateTimeOffset at) =>
        LifecycleState.FromData(new LifecycleStateJson
        {
            Format = LifecycleState.CurrentFormat,
            DefinitionHash = engine.Definition.ContentHash,
            ContextVersion = engine.Context.Version,
            Stage = stage,
            HighestStage = stage,
            EnteredAt = at,
            ChangedAt = at,
            MovedOverAt = at,
            Sequence = 0,
            Entries = [new StageEntry(stage, at)],
            Timers = [],
        });
}
