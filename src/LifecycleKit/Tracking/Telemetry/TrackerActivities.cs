using System.Diagnostics;

namespace LifecycleKit.Tracking;

/// <summary>The activities of all trackers of the process. Without a listener none is created.</summary>
internal static class TrackerActivities
{
    public const string Record = "lifecyclekit.record", RecordBatch = "lifecyclekit.record_batch", Sweep = "lifecyclekit.sweep",
        ApplyPending = "lifecyclekit.apply_pending", Deliver = "lifecyclekit.deliver";

    private static readonly ActivitySource Source = new(LifecycleTelemetry.Name);

    /// <summary>Whether anything listens.</summary>
    public static bool AreObserved => Source.HasListeners();

    /// <summary>Starts an activity in a shop; null when nothing listens. The caller disposes the activity.</summary>
    public static Activity? Start(string name, string scope)
    {
        var activity = Source.StartActivity(name);
        activity?.SetTag(TelemetryTags.Shop, scope);
        return activity;
    }

    /// <summary>Marks an activity as failed, with the type of the error alone: its message may have personal data.</summary>
    public static void Fail(Activity? activity, Exception error) =>
        activity?.SetStatus(ActivityStatusCode.Error).SetTag(TelemetryTags.Error, TelemetryTags.NameOf(error));
}
