using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>
/// The law of restarts: a customer whose record is written as JSON and read by another tracker before every call has the same history as a
/// customer of one tracker that keeps the record in memory, and as a customer who is packed after every call.
/// </summary>
internal static class RestartLaw
{
    public static Gen<Case> Cases { get; } =
        from x in LifecycleGen.WithLateEvents
        from published in Gen.ArrayOf(
            from lifecycle in LifecycleGen.Lifecycle from place in Gen.Choose(0, 40) from isNew in Gen.Elements(false, false, true)
                select (lifecycle, place, isNew), 3)
        from sweeps in Gen.ArrayOf(Gen.Choose(0, 3), 16)
        from failures in Gen.ArrayOf(Gen.Elements(false, false, true), 16)
        from isRebuilt in Gen.Elements(false, true)
        select new Case(x, published, sweeps, failures, isRebuilt);

    /// <summary>Tries the law, and counts what happened in the case.</summary>
    public static void Check(Case law, Exercise exercise)
    {
        var kept = RunAsync(law, new InMemoryCustomerStore(), isRestarted: false).GetAwaiter().GetResult();
        var carried = RunAsync(law, new JsonCustomerStore(), isRestarted: true).GetAwaiter().GetResult();
        Assert.Equal(kept.Log, carried.Log);
        var packed = RunAsync(law, new InMemoryCustomerStore(maxListed: 0), isRestarted: true).GetAwaiter().GetResult();
        Assert.Equal(kept.Log, packed.Log);
        exercise.Count("cases restarted");
        exercise.Count("events recorded through restarts", law.X.Events.Length);
        exercise.Count("moves through restarts", kept.MoveCount);
        exercise.Count("failures of handlers", kept.FailureCount);
        exercise.Count("publications", law.X.Events.Length == 0 ? 0 : law.Published.Length);
    }

    private static async Task<(List<string> Log, int MoveCount, int FailureCount)> RunAsync(
        Case law, ICustomerStore store, bool isRestarted)
    {
        var log = new List<string>();
        var time = new FakeTimeProvider(law.X.Start);
        var handler = new FailingHandler(law.Failures);
        var options = new LifecycleOptions
        {
            TimeZone = law.X.Zone,
            SubjectSecret = "the same on every host",
            ConditionCatalog = TextCatalog.All,
            ReplayHorizon = TimeSpan.FromDays(3_650),
            LateEvents = law.IsRebuilt ? LateEventPolicy.Rebuild : LateEventPolicy.Apply,
        };
        options.AddTrack("journey", law.X.Lifecycle.ToDefinition());
        LifecycleTracker? tracker = null;
        var moves = 0;
        for (var i = 0; i < law.X.Events.Length; i++)
        {
            var customerEvent = TrackerSetup.AsKnown(law.X.Events[i]);
            if (customerEvent.At > time.GetUtcNow()) time.Advance(customerEvent.At - time.GetUtcNow());
            foreach (var (lifecycle, _, isNew) in law.Published.Where(one => one.Place % law.X.Events.Length == i))
            {
                var result = await Tracker().PublishAsync(
                    new LifecycleChanges().SetTrack(isNew ? "other" : "journey", lifecycle.ToDefinition()), TrackerSetup.Cancellation);
                log.Add($"published {result.At:O} {string.Join(',', result.Tracks)} {string.Join(',', result.Errors)}");
            }

            for (var sweep = 0; sweep < law.Sweeps[i % law.Sweeps.Length]; sweep++)
            {
                var swept = await Tracker().SweepAsync(cancellationToken: TrackerSetup.Cancellation);
                log.Add($"{swept}");
                moves += swept.Transitions.Count;
            }

            var recorded = await Tracker().RecordAsync("anna", customerEvent, TrackerSetup.Cancellation);
            log.Add(
                $"{recorded.Outcome} {recorded.IsLate} {recorded.Applied.Triggers} {string.Join(';', recorded.Transitions.Select(notice => notice.ToJson()))} {string.Join(';', recorded.Suppressed)}");
            moves += recorded.Transitions.Count;
            log.Add(Text(await Tracker().GetViewAsync("anna", TrackerSetup.Cancellation)));
        }

        if (law.X.End > time.GetUtcNow()) time.Advance(law.X.End - time.GetUtcNow());
        for (var i = 0; i < 3; i++)
        {
            log.Add($"{await Tracker().SweepAsync(cancellationToken: TrackerSetup.Cancellation)}");
            time.Advance(TimeSpan.FromHours(2));
        }

        log.Add(Text(await Tracker().GetViewAsync("anna", TrackerSetup.Cancellation)));
        log.AddRange(handler.Heard);
        return (log, moves, handler.FailureCount);

        LifecycleTracker Tracker() =>
            isRestarted || tracker is null ? tracker = LifecycleTracker.Create(options, store, time, [handler]) : tracker;
    }

    private static string Text(CustomerView view) =>
        $"{view.IsKnown} {view.SubjectKey} {view.Profile} {string.Join(';', view.Tracks)} {string.Join(';', view.Tracks.Select(track => track.HighestStage))}";

    internal sealed record Case(
        LifecycleCase X, (NaiveLifecycle Lifecycle, int Place, bool IsNew)[] Published, int[] Sweeps, bool[] Failures, bool IsRebuilt);

    /// <summary>Fails at given calls, and notes what it was given.</summary>
    private sealed class FailingHandler(bool[] failures) : ITransitionHandler
    {
        private int _calls;

        public List<string> Heard { get; } = [];

        public int FailureCount { get; private set; }

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            if (failures[_calls++ % failures.Length])
            {
                FailureCount++;
                throw new InvalidOperationException("The mail server is down.");
            }

            Heard.Add(notice.ToJson());
            return ValueTask.CompletedTask;
        }
    }
}
