using System.Collections.Concurrent;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting.Tests;

/// <summary>Keeps what it hears of changed options.</summary>
internal sealed class RecordingObserver : IPublishObserver
{
    public ConcurrentQueue<PublishResult> Results { get; } = [];

    public PublishResult Last => Results.Last();

    public void OnPublished(PublishResult result) => Results.Enqueue(result);
}
