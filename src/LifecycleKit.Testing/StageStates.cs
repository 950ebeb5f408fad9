using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>States in the stages "one", "two" and "three" of a lifecycle of the kit.</summary>
internal static class StageStates
{
    private static readonly LifecycleEngine Engine = LifecycleEngine.Compile(LifecycleDefinition.Build("kit", x => x
        .Stage("one").Stage("two").Stage("three")
        .Rule("second", rule => rule.From("one").To("two").On(EventTriggers.Visit))
        .Rule("third", rule => rule.From("two").To("three").On(EventTriggers.Visit))
        .Rule("first", rule => rule.From("three").To("one").On(EventTriggers.Visit))));

    /// <summary>Returns a change with a state in one more track.</summary>
    /// <param name="change">The change.</param>
    /// <param name="track">The name of the track.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="enteredAt">The instant at which the stage was entered; null for <see cref="StoreContent.Start"/>.</param>
    public static CustomerChange In(this CustomerChange change, string track, string stage, DateTimeOffset? enteredAt = null)
    {
        var at = enteredAt ?? StoreContent.Start;
        var history = new CustomerHistory();
        var steps = stage switch { "one" => 0, "two" => 1, _ => 2 };
        var state = Engine.Start(history, at.AddHours(-steps));
        for (var i = 1; i <= steps; i++) state = Engine.Step(state, history, CustomerEvent.Visit(at.AddHours(i - steps))).State;
        TrackState[] states = [.. change.Document.States.Where(other => other.Track != track), new TrackState(track, state)];
        return change with
        {
            Document = change.Document with { States = [.. states.OrderBy(one => one.Track, StringComparer.Ordinal)] },
        };
    }
}
