using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>
/// Publishes changed options of a shop through its running tracker, one change after the other, and notifies the observers.
/// </summary>
/// <remarks>The source of the change gets no exception: errors are reported, and the tracker continues unchanged.</remarks>
internal sealed class OptionsReload(
    string shop, IOptionsMonitor<LifecycleOptions> monitor, TimeProvider time, Observers observers) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LifecycleOptions? _latest;
    private LifecycleTracker? _tracker;
    private IDisposable? _subscription;
    private bool _isDisposed;

    /// <summary>Creates a tracker with the current options, and then follows their changes. Called once.</summary>
    public LifecycleTracker Start(Func<OptionsSnapshot, LifecycleTracker> make)
    {
        var subscription = monitor.OnChange((_, name) =>
        {
            if (name == shop) Follow();
        });
        try
        {
            var current = OptionsSnapshot.Of(monitor.Get(shop));
            _latest = current.Options;
            var tracker = make(current);
            Volatile.Write(ref _tracker, tracker);
            _subscription = subscription;
        }
        finally
        {
            if (_tracker is null) subscription?.Dispose();
        }

        // A change before the tracker existed was skipped.
        Follow();
        return _tracker;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _subscription?.Dispose();
    }

    private void Follow()
    {
        // The task is not awaited: all its errors are caught and reported.
        if (Volatile.Read(ref _tracker) is { } tracker) _ = FollowAsync(tracker);
    }

    /// <summary>
    /// Publishes the current options. Notifications of changes may overtake each other, so each call reads the latest options.
    /// </summary>
    private async Task FollowAsync(LifecycleTracker tracker)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isDisposed) return;
            PublishResult result;
            try
            {
                var options = monitor.Get(shop);
                if (ReferenceEquals(options, _latest)) return;
                _latest = options;
                result = await tracker.FollowAsync(OptionsSnapshot.Of(options), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                // The binding of the options, the store, or code of the host that runs when a lifecycle is compiled, has failed.
                result = new PublishResult
                {
                    Scope = shop, At = time.GetUtcNow(), Errors = [$"The options could not be read: {error.Message}"],
                };
            }

            observers.Notify(observer => observer.OnPublished(result));
        }
        finally
        {
            _gate.Release();
        }
    }
}
