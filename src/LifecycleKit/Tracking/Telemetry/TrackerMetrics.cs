using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>The instruments of all trackers of the process. Without a listener each call is a branch.</summary>
internal static class TrackerMetrics
{
    private static readonly Meter Meter = new(LifecycleTelemetry.Name);

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "lifecyclekit.events.recorded", "{event}", "The number of events given to the tracker, by kind and outcome.");

    private static readonly Counter<long> LateEvents = Meter.CreateCounter<long>(
        "lifecyclekit.events.late", "{event}", "The number of recorded events that are older than the last decision in some track.");

    private static readonly Histogram<double> RecordDuration = CreateDuration();

    private static readonly Counter<long> Transitions = Meter.CreateCounter<long>(
        "lifecyclekit.transitions", "{transition}", "The number of saved transitions, by track, rule and stages.");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "lifecyclekit.deliveries.attempted", "{attempt}", "The number of ended calls of handlers, by handler and result.");

    private static readonly BacklogGauges Backlogs = new(Meter);

    /// <summary>Whether anything listens to the metrics of a call that records an event.</summary>
    public static bool AreEventsObserved => Events.Enabled || LateEvents.Enabled || RecordDuration.Enabled;

    /// <summary>Whether anything listens to the metrics of a backlog.</summary>
    public static bool IsBacklogObserved => Backlogs.IsObserved;

    /// <summary>Counts an event.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="kind">The kind of the event.</param>
    /// <param name="outcome">The outcome of the call.</param>
    /// <param name="isLate">Whether the event is older than the last decision in some track.</param>
    /// <param name="error">The error of an event that was queued, timed out or failed; null for none.</param>
    public static void CountEvent(string scope, CustomerEventKind kind, RecordOutcome outcome, bool isLate = false, Exception? error = null)
    {
        if (isLate && LateEvents.Enabled)
            LateEvents.Add(1, Tag(TelemetryTags.Shop, scope), Tag(TelemetryTags.Kind, TelemetryTags.NameOf(kind)));
        if (!Events.Enabled) return;
        var tags = new TagList
        {
            { TelemetryTags.Shop, scope },
            { TelemetryTags.Kind, TelemetryTags.NameOf(kind) },
            { TelemetryTags.Outcome, TelemetryTags.NameOf(outcome) },
        };
        if (error is not null) tags.Add(TelemetryTags.Error, TelemetryTags.NameOf(error));
        Events.Add(1, tags);
    }

    /// <summary>Counts the events of a batch.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="events">The events.</param>
    /// <param name="results">Their results; null where the call threw before it had one.</param>
    /// <param name="error">What the call threw; null when it succeeded.</param>
    public static void CountEvents(
        string scope, IReadOnlyList<TrackedEvent> events, IReadOnlyList<RecordResult?> results, Exception? error = null)
    {
        if (!AreEventsObserved) return;
        for (var i = 0; i < results.Count; i++)
        {
            var kind = events[i].Event.Kind;
            if (results[i] is { } result) CountEvent(scope, kind, result.Outcome, result.IsLate, result.Error);
            else if (error is not null) CountEvent(scope, kind, TelemetryTags.OutcomeOf(error), error: error);
        }
    }

    /// <summary>Records the duration of a call that records one event.</summary>
    public static void AddDuration(string scope, RecordOutcome outcome, TimeSpan elapsed)
    {
        if (!RecordDuration.Enabled) return;
        RecordDuration.Record(
            elapsed.TotalSeconds, Tag(TelemetryTags.Shop, scope), Tag(TelemetryTags.Outcome, TelemetryTags.NameOf(outcome)));
    }

    /// <summary>Counts saved transitions.</summary>
    public static void CountTransitions(string scope, ImmutableArray<KeptTransition> saved)
    {
        if (!Transitions.Enabled) return;
        foreach (var one in saved)
        {
            var transition = one.Notice.Transition;
            Transitions.Add(1, new TagList
            {
                { TelemetryTags.Shop, scope },
                { TelemetryTags.Track, transition.Track },
                { TelemetryTags.Rule, transition.Rule },
                { TelemetryTags.From, transition.From },
                { TelemetryTags.To, transition.To },
                { TelemetryTags.Muted, one.IsMuted },
            });
        }
    }

    /// <summary>Counts an ended call of a handler: <c>delivered</c>, <c>failed</c> or <c>parked</c>.</summary>
    public static void CountDelivery(string scope, string handler, string result)
    {
        if (!Deliveries.Enabled) return;
        Deliveries.Add(
            1, Tag(TelemetryTags.Shop, scope), Tag(TelemetryTags.Handler, handler), Tag(TelemetryTags.Result, result));
    }

    /// <summary>Keeps a measured backlog for the gauges.</summary>
    public static void Measure(string scope, Backlog backlog, DateTimeOffset asOf) => Backlogs.Set(scope, backlog, asOf);

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static Histogram<double> CreateDuration()
    {
        const string Text = "The duration of calls that record one event.";
        var (name, unit) = ("lifecyclekit.record.duration", "s");
#if NET9_0_OR_GREATER
        // The usual buckets are for milliseconds.
        var advice = new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        };
        return Meter.CreateHistogram(name, unit, Text, tags: null, advice);
#else
        return Meter.CreateHistogram<double>(name, unit, Text);
#endif
    }
}
