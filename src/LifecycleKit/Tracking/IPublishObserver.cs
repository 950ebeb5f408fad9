namespace LifecycleKit.Tracking;

/// <summary>The host's ear for lifecycles that change while the tracker is running because its options did.</summary>
/// <remarks>
/// Called on the thread that brings the change, for one change after the other, and so not on several threads at once; it should be quick. Not told of
/// what the host publishes itself: there <see cref="LifecycleTracker.Publish"/> gives the result. What an observer throws is dropped.
/// </remarks>
public interface IPublishObserver
{
    /// <summary>Hears what became of changed options: which tracks changed, or why none did.</summary>
    /// <param name="result">The result; it has no tracks and no errors when nothing changed that concerns the tracker.</param>
    void OnPublished(PublishResult result);
}
