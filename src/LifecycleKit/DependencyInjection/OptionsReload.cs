using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Publishes options that changed to the running tracker, one change after the other, and tells the observers.</summary>
/// <remarks>Nothing is thrown into the source of the change: whatever is wrong is reported, and the tracker runs on as it was.</remarks>
internal sealed class OptionsReload(IOptionsMonitor<LifecycleOptions> monitor, TimeProvider time, IServiceProvider services) : IDisposable
{
    private readonly object _gate = new();
    private LifecycleOptions? _accepted;
    private LifecycleOptions? _latest;
    private IDisposable? _subscription;
    private bool _isDisposed;

    /// <summary>Remembers options that a host started with; a tracker made later begins with them when those of then are bad.</summary>
    public void Accept(LifecycleOptions options)
    {
        lock (_gate) _accepted = options;
    }

    /// <summary>Makes a tracker of the options as they are, and from then on follows them.</summary>
    public LifecycleTracker Start(Func<LifecycleOptions, LifecycleTracker> make)
    {
        lock (_gate)
        {
            // First to listen and then to read leaves nothing between; whoever is called meanwhile waits at the gate.
            LifecycleTracker? tracker = null;
            var subscription = monitor.OnChange(_ => Follow(tracker));
            try
            {
                var current = monitor.CurrentValue;
                _latest = _accepted is not null && OptionsReading.Of(current).Errors.Count > 0 ? _accepted : current;
                tracker = make(_latest);
                _subscription = subscription;
                // Not on this thread, where an observer that needs the tracker would wait for itself.
                if (_latest != current) ThreadPool.QueueUserWorkItem(_ => Follow(tracker));
                return tracker;
            }
            finally
            {
                if (tracker is null) subscription?.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _subscription?.Dispose();
        }
    }

    /// <summary>Changes may overtake each other on their way here, so the options are taken anew: the last to come sees the latest.</summary>
    private void Follow(LifecycleTracker? tracker)
    {
        lock (_gate)
        {
            if (_isDisposed || tracker is null) return;
            PublishResult result;
            try
            {
                var options = monitor.CurrentValue;
                if (ReferenceEquals(options, _latest)) return;
                _latest = options;
                result = tracker.Publish(options);
            }
            catch (Exception error)
            {
                // Filling the options, or code of the host that a lifecycle asks when it is compiled, failed.
                result = new PublishResult(time.GetUtcNow(), [], [], [$"The options could not be read: {error.Message}"]);
            }

            Tell(result);
        }
    }

    private void Tell(PublishResult result)
    {
        // Asked for at each change, since an observer may itself need the tracker, which is made before there are any.
        Attempt(() =>
        {
            foreach (var observer in services.GetServices<IPublishObserver>()) Attempt(() => observer.OnPublished(result));
        });
    }

    private static void Attempt(Action call)
    {
        try
        {
            call();
        }
        catch (Exception)
        {
            // An observer is the host's code: it must break neither the others nor the reload.
        }
    }
}
