using System.Collections.Immutable;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

public sealed partial class CustomerTimeline
{
    /// <summary>Runs the timeline through an engine: the customer starts at the first event, as in a tracker, and time passes up to and
    /// including <see cref="Now"/>.</summary>
    /// <param name="engine">The engine.</param>
    public LifecycleRun Run(LifecycleEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new LifecycleRun(engine, LifecycleTimeline.Of(engine).Replay(_events, FirstAt, Now));
    }

    /// <summary>
    /// Records the timeline with a tracker, each event at its instant, and lets time pass up to and including <see cref="Now"/>. Whenever
    /// a time-based rule of the customer is due, the clock is set to that instant and the tracker sweeps, so handlers are called then.
    /// </summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="setClock">Sets the clock of the tracker, such as the method <c>SetUtcNow</c> of Microsoft's
    /// <c>FakeTimeProvider</c>; called with instants that never fall.</param>
    /// <param name="cancellationToken">Cancels the run between two events.</param>
    /// <returns>The results and the customer's view at the end.</returns>
    /// <remarks>A sweep is one of the whole shop: other customers whose rules are due move too.</remarks>
    public async Task<TrackerRun> RunAsync(
        ILifecycleTracker tracker, Action<DateTimeOffset> setClock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(setClock);
        var results = ImmutableArray.CreateBuilder<RecordResult>(_events.Count);
        var passage = new TimePassage(CustomerId, tracker, setClock);
        for (var i = 0; i < _events.Count; i++)
        {
            await passage.PassAsync(_reportedAt[i], cancellationToken).ConfigureAwait(false);
            results.Add(await tracker.RecordAsync(CustomerId, _events[i], cancellationToken).ConfigureAwait(false));
        }

        await passage.PassAsync(Now, cancellationToken).ConfigureAwait(false);
        return new TrackerRun(
            await tracker.GetViewAsync(CustomerId, cancellationToken).ConfigureAwait(false),
            results.ToImmutable(),
            await tracker.ExportAsync(CustomerId, cancellationToken).ConfigureAwait(false));
    }
}
