using FsCheck.Fluent;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tracking;
using LifecycleKit.UserTests;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>The law of retention: a customer whose events expire has the life of one whose events are all kept.</summary>
public class RetentionLawTests
{
    private static readonly CustomerKey Anna = new(string.Empty, "anna");

    [Fact]
    public void RecordAsync_WithARetentionPeriod_GivesWhatItGivesWithout()
    {
        var (removed, late) = (0, 0);
        Law.Holds(
            from x in LifecycleGen.WithLateEvents
            from isRebuilt in Gen.Elements(false, true)
            from days in Gen.Choose(1, 15)
            from passes in Gen.ArrayOf(Gen.Elements(true, false), 8)
            select (x, isRebuilt, days, passes),
            law =>
            {
                var kept = RunAsync(law.x, law.isRebuilt, law.days, [false], null, new InMemoryCustomerStore()).Result;
                foreach (var store in (ICustomerStore[])[new InMemoryCustomerStore(maxListed: 0), new JsonCustomerStore()])
                {
                    var run = RunAsync(law.x, law.isRebuilt, law.days, law.passes, TimeSpan.FromDays(law.days), store).Result;
                    Assert.Equal(kept.Log, run.Log);
                    (removed, late) = (removed + run.RemovedCount, late + run.LateCount);
                }
            },
            count: 500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{removed} removed events, {late} late events after a removal.");
        Assert.True(removed > 2_000 && late > 50, $"Only {removed} removed events and {late} late events after a removal.");
    }

    private static async Task<(List<string> Log, int RemovedCount, int LateCount)> RunAsync(
        LifecycleCase x, bool isRebuilt, int days, bool[] passes, TimeSpan? period, ICustomerStore store)
    {
        var time = new FakeTimeProvider(x.Start);
        var options = new LifecycleOptions
        {
            TimeZone = x.Zone,
            SubjectSecret = "the same for both stores",
            ConditionCatalog = TextCatalog.All,
            LateEvents = isRebuilt ? LateEventPolicy.Rebuild : LateEventPolicy.Apply,
            ReplayHorizon = period ?? TimeSpan.FromDays(36_500),
            RetentionPeriod = period,
        };
        var tracker = LifecycleTracker.Create(options.AddTrack("journey", x.Lifecycle.ToDefinition()), store, time, []);
        var log = new List<string>();
        var (removed, late) = (0, 0);
        for (var i = 0; i < x.Events.Length; i++)
        {
            var customerEvent = TrackerSetup.AsKnown(x.Events[i]);
            if (customerEvent.At > time.GetUtcNow()) time.Advance(customerEvent.At - time.GetUtcNow());
            // The law is one of the events within the period.
            if (customerEvent.At < time.GetUtcNow().AddDays(-days)) continue;
            if (passes[i % passes.Length])
                removed += (await tracker.ExpireEventsAsync(cancellationToken: TrackerSetup.Cancellation)).RemovedCount;
            var result = await tracker.RecordAsync("anna", customerEvent, TrackerSetup.Cancellation);
            if (result.IsLate && removed > 0) late++;
            log.Add($"{result.Outcome} {result.IsLate} {string.Join(';', result.Transitions.Select(notice => notice.ToJson()))}");
            log.Add(await TextAsync(tracker));
            log.Add(await KeptTextAsync(store, time.GetUtcNow().AddDays(-days)));
        }

        if (x.End > time.GetUtcNow()) time.Advance(x.End - time.GetUtcNow());
        removed += (await tracker.ExpireEventsAsync(cancellationToken: TrackerSetup.Cancellation)).RemovedCount;
        if (period is not null && log.Count > 0)
        {
            Assert.Empty(await store.LoadEventsAsync(Anna, TrackerSetup.Cancellation));
            Assert.Equal(0, (await tracker.ExpireEventsAsync(cancellationToken: TrackerSetup.Cancellation)).RemovedCount);
        }

        log.Add($"{await tracker.SweepAsync(cancellationToken: TrackerSetup.Cancellation)}");
        log.Add(await TextAsync(tracker));
        return (log, removed, late);
    }

    /// <summary>The kept events that are within the period: all of them are kept.</summary>
    private static async Task<string> KeptTextAsync(ICustomerStore store, DateTimeOffset since)
    {
        var events = await store.LoadEventsAsync(Anna, TrackerSetup.Cancellation);
        var young = events.Where(kept => kept.Event.At >= since).Select(kept => kept.Event.ToJson());
        return string.Join('\n', young.Order(StringComparer.Ordinal));
    }

    /// <summary>Everything that is known of the customer but the kept events.</summary>
    private static async Task<string> TextAsync(LifecycleTracker tracker)
    {
        var view = await tracker.GetViewAsync("anna", TrackerSetup.Cancellation);
        if ((await tracker.Store.LoadAsync(Anna, null, TrackerSetup.Cancellation)).Record is not { } record) return "unknown";
        var orders = record.Orders.Select(entry => entry.ToJson()).Order(StringComparer.Ordinal);
        return $"{view.Profile} {string.Join(';', view.Tracks)} {string.Join(';', view.Tracks.Select(track => track.HighestStage))} "
            + $"{record.Document.History.ToJson()} {string.Join(';', orders)}";
    }
}
