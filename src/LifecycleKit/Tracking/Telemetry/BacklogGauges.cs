using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LifecycleKit.Tracking;

/// <summary>Gauges of the backlog of each shop that was measured last. A gauge reads what is kept here, and never a store.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class BacklogGauges
{
    private readonly ConcurrentDictionary<string, Measured> _last = new(StringComparer.Ordinal);
    private readonly ObservableInstrument<long>[] _counts;
    private readonly ObservableInstrument<double>[] _seconds;

    public BacklogGauges(Meter meter)
    {
        _counts =
        [
            Count("lifecyclekit.events.pending", "{event}", "The number of pending events.", one => one.Backlog.PendingEventCount),
            Count(
                "lifecyclekit.deliveries.pending", "{delivery}", "The number of deliveries that are not parked.",
                one => one.Backlog.DeliveryCount),
            Count(
                "lifecyclekit.deliveries.parked", "{delivery}", "The number of parked deliveries.",
                one => one.Backlog.ParkedDeliveryCount),
        ];
        _seconds =
        [
            Seconds(
                "lifecyclekit.deliveries.age", "The time for which the oldest due delivery has been waiting.",
                one => one.Backlog.DeliveryAge(one.AsOf)),
            Seconds(
                "lifecyclekit.sweep.lag", "The time for which the longest due customer has been waiting for a sweep.",
                one => one.Backlog.SweepLag(one.AsOf)),
        ];

        ObservableInstrument<long> Count(string name, string unit, string text, Func<Measured, long> read) =>
            meter.CreateObservableGauge(name, () => _last.Select(one => Measurement(one.Key, read(one.Value))), unit, text);

        ObservableInstrument<double> Seconds(string name, string text, Func<Measured, TimeSpan> read) =>
            meter.CreateObservableGauge(
                name, () => _last.Select(one => Measurement(one.Key, read(one.Value).TotalSeconds)), "s", text);
    }

    /// <summary>Whether anything listens to one of the gauges.</summary>
    public bool IsObserved => Array.Exists(_counts, gauge => gauge.Enabled) || Array.Exists(_seconds, gauge => gauge.Enabled);

    /// <summary>Keeps the backlog of a shop, when anything listens.</summary>
    public void Set(string scope, Backlog backlog, DateTimeOffset asOf)
    {
        if (IsObserved) _last[scope] = new Measured(backlog, asOf);
    }

    private static Measurement<T> Measurement<T>(string scope, T value)
        where T : struct => new(value, new KeyValuePair<string, object?>(TelemetryTags.Shop, scope));

    private sealed record Measured(Backlog Backlog, DateTimeOffset AsOf);
}
