using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Exploring;

/// <summary>Every sequence of steps up to a length, each from its beginning, without merging anything.</summary>
internal sealed class ExhaustiveSearch
{
    private readonly LifecycleEngine _engine;
    private readonly IReadOnlyList<Func<CustomerTimeline, CustomerTimeline?>> _steps;

    public ExhaustiveSearch(
        LifecycleEngine engine, IReadOnlyList<Func<CustomerTimeline, CustomerTimeline?>> steps, DateTimeOffset start, int length)
    {
        _engine = engine;
        _steps = steps;
        Lengths[engine.Definition.InitialStage.Id] = 0;
        Continue(CustomerTimeline.Create("x", start), 0, length);
    }

    /// <summary>The length of a shortest sequence to each stage.</summary>
    public Dictionary<string, int> Lengths { get; } = [];

    public HashSet<string> Fired { get; } = [];

    /// <summary>The same steps for the explorer.</summary>
    public static IReadOnlyList<ExplorationStep> Named(IReadOnlyList<Func<CustomerTimeline, CustomerTimeline?>> steps) =>
        [.. steps.Select((step, i) => ExplorationStep.Create($"step {i}", step)), ExplorationStep.WaitUntilDue];

    private void Continue(CustomerTimeline timeline, int length, int max)
    {
        if (length == max) return;
        var calm = timeline.Events.Count == 0 ? timeline : timeline.After(CustomerTimeline.Gap);
        foreach (var step in _steps) Take(step(calm));
        if (timeline.Events.Count > 0 && timeline.Run(_engine).State.NextDue is { } due) Take(timeline.At(due));

        void Take(CustomerTimeline? next)
        {
            if (next is null || next.Events.Count == 0) return;
            var run = next.Run(_engine);
            Fired.UnionWith(run.Path.Transitions.Select(one => one.Rule));
            Lengths[run.Stage] = Math.Min(length + 1, Lengths.GetValueOrDefault(run.Stage, int.MaxValue));
            Continue(next, length + 1, max);
        }
    }
}
