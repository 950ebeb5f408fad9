using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting.Tests.Telemetry;

/// <summary>
/// Records the metrics and activities of one shop. Listeners are of the whole process, and tests run at the same time, so each test has a
/// shop of its own.
/// </summary>
/// <remarks>
/// In this project, and not beside the other tests of the tracker: with a listener, a call allocates more, and tests there measure that.
/// </remarks>
internal sealed class RecordedTelemetry : IDisposable
{
    private const string ShopTag = "lifecyclekit.shop";

    private readonly ConcurrentQueue<(string Instrument, string Text)> _measured = [];
    private readonly ConcurrentQueue<Activity> _activities = [];
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _listener;

    /// <param name="shop">The shop.</param>
    /// <param name="hasMetrics">Whether metrics are recorded.</param>
    /// <param name="hasActivities">Whether activities are recorded.</param>
    public RecordedTelemetry(string shop, bool hasMetrics = true, bool hasActivities = true)
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (hasMetrics && instrument.Meter.Name == LifecycleTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(shop, instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(shop, instrument, value, tags));
        _meters.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => hasActivities && source.Name == LifecycleTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem(ShopTag), shop)) _activities.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The ended activities, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Activities => [.. _activities];

    /// <summary>Returns the measurements of an instrument, as value and tags without the shop.</summary>
    public IReadOnlyList<string> Of(string instrument) =>
        [.. _measured.Where(one => one.Instrument == $"lifecyclekit.{instrument}").Select(one => one.Text)];

    /// <summary>Reads the gauges.</summary>
    public void ReadGauges() => _meters.RecordObservableInstruments();

    public void Dispose()
    {
        _meters.Dispose();
        _listener.Dispose();
    }

    /// <summary>Returns the name and the tags of an activity, without the shop.</summary>
    public static string Text(Activity activity) =>
        $"{activity.OperationName}: {Text(activity.TagObjects)}";

    private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(
        ' ', tags.Where(tag => tag.Key != ShopTag).Select(tag => string.Create(
            CultureInfo.InvariantCulture, $"{tag.Key.Replace("lifecyclekit.", string.Empty, StringComparison.Ordinal)}={tag.Value}")));

    private void Add<T>(string shop, Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct
    {
        var all = tags.ToArray();
        if (!all.Contains(new KeyValuePair<string, object?>(ShopTag, shop))) return;
        _measured.Enqueue((instrument.Name, string.Create(CultureInfo.InvariantCulture, $"{value} {Text(all)}").Trim()));
    }
}
