using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>An explored customer after some steps.</summary>
/// <param name="Before">The customer before the last step; null for the first one.</param>
/// <param name="Step">The last step; null for none.</param>
/// <param name="Timeline">The timeline.</param>
/// <param name="State">The state; not started before the first event.</param>
/// <param name="History">The history, which no later step changes.</param>
/// <param name="Depth">The number of steps.</param>
internal sealed record SearchNode(
    SearchNode? Before, ExplorationStep? Step, CustomerTimeline Timeline, LifecycleState State, CustomerHistory History, int Depth)
{
    public static SearchNode First(CustomerTimeline timeline) => new(null, null, timeline, default, new CustomerHistory(), 0);

    /// <summary>The steps that led here, in order.</summary>
    public IReadOnlyList<ExplorationStep> Steps()
    {
        var steps = new List<ExplorationStep>();
        for (var node = this; node?.Step is { } step; node = node.Before) steps.Add(step);
        steps.Reverse();
        return steps;
    }

    /// <summary>Returns the customer after one more step; null when the step is not possible, or comes before the first event.</summary>
    public SearchNode? After(ExplorationStep step, LifecycleEngine engine, List<Transition> transitions)
    {
        // The step may look at the instant: nothing happens at the same instant as something before.
        var calm = Timeline.Events.Count == 0 ? Timeline : Timeline.After(CustomerTimeline.Gap);
        var isPause = ReferenceEquals(step, ExplorationStep.WaitUntilDue);
        var timeline = step.Apply(isPause ? Timeline : calm, State);
        if (timeline is null || timeline.Events.Count == 0) return null;
        var (state, history) = (State, History.Clone());
        if (!state.HasStarted) state = engine.Start(history, timeline.FirstAt);
        for (var i = Timeline.Events.Count; i < timeline.Events.Count; i++)
            state = engine.Step(state, history, timeline.Events[i], transitions).State;
        state = engine.Advance(state, history, timeline.Now, transitions);
        return new SearchNode(this, step, timeline, state, history, Depth + 1);
    }
}
