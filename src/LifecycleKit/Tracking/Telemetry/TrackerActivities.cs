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

    /// <summary>Runs a call within an activity.</summary>
    /// <param name="name">The name of the activity.</param>
    /// <param name="scope">The shop.</param>
    /// <param name="run">Makes the call, and tags the activity, which is null when nothing listens.</param>
    public static async ValueTask<T> RunAsync<T>(string name, string scope, Func<Activity?, ValueTask<T>> run)
    {
        using var activity = Start(name, scope);
        try
        {
            return await run(activity).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Fail(activity, error);
            throw;
        }
    }

    /// <summary>Marks an activity as failed, with the type of the error alone: its message may have personal data.</summary>
    public static void Fail(Activity? activity, Exception error) =>
        activity?.SetStatus(ActivityStatusCode.Error).SetTag(TelemetryTags.Error, TelemetryTags.NameOf(error));
}
