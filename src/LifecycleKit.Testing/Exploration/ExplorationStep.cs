using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>One thing that may happen to a customer while a lifecycle is explored: an event or a few, or time that passes.</summary>
public sealed class ExplorationStep
{
    private readonly StepAction _action;

    private ExplorationStep(string name, StepAction action)
    {
        Name = name;
        _action = action;
    }

    private delegate CustomerTimeline? StepAction(CustomerTimeline timeline, in LifecycleState state);

    /// <summary>The step in which time passes until the instant at which time alone moves the customer, if there is one.</summary>
    public static ExplorationStep WaitUntilDue { get; } = new(
        "wait until due",
        static (CustomerTimeline timeline, in LifecycleState state) =>
            state.NextDue is { } due && due > timeline.Now ? timeline.At(due) : null);

    /// <summary>The name of the step, such as <c>order</c>.</summary>
    public string Name { get; }

    /// <summary>Creates a step.</summary>
    /// <param name="name">The name, unique among the steps of an exploration; not blank.</param>
    /// <param name="act">Returns the longer timeline; null when the step is not possible, such as a refund without an order. What it does
    /// may depend on the orders of the timeline, and otherwise only on what the lifecycle asks: customers who are alike in both are
    /// explored once.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static ExplorationStep Create(string name, Func<CustomerTimeline, CustomerTimeline?> act)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(act);
        return new ExplorationStep(name, (CustomerTimeline timeline, in LifecycleState _) => act(timeline));
    }

    /// <summary>Creates a step in which time passes without an event.</summary>
    /// <param name="time">The length of time, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static ExplorationStep Wait(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new ExplorationStep(
            $"wait {DurationText.Write(time)}", (CustomerTimeline timeline, in LifecycleState _) => timeline.After(time));
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    internal CustomerTimeline? Apply(CustomerTimeline timeline, in LifecycleState state) => _action(timeline, state);
}
