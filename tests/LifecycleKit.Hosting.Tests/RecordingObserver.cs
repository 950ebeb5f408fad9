using System.Collections.Concurrent;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting.Tests;

/// <summary>Records starts and changed options.</summary>
internal sealed class RecordingObserver : ILifecycleObserver
{
    public ConcurrentQueue<StartReport> Starts { get; } = [];

    public ConcurrentQueue<PublishResult> Results { get; } = [];

    public PublishResult Last => Results.Last();

    public void OnStarted(StartReport report) => Starts.Enqueue(report);

    public void OnPublished(PublishResult result) => Results.Enqueue(result);
}
