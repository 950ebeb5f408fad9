using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Publishes options that changed through the running tracker, one change after the other, and notifies the observers.</summary>
/// <remarks>Nothing is thrown into the source of the change: whatever is wrong is reported, and the tracker goes on as it was.</remarks>
internal sealed class OptionsReload(IOptionsMonitor<LifecycleOptions> monitor, TimeProvider time, Observers observers) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LifecycleOptions? _latest;
    private LifecycleTracker? _tracker;
    private IDisposable? _subscription;
    private bool _isDisposed;

    /// <summary>Makes a tracker of the options as they are, and from then on follows them. Called once.</summary>
    public LifecycleTracker Start(Func<OptionsSnapshot, LifecycleTracker> make)
    {
        var subscription = monitor.OnChange(_ => Follow());
        try
        {
            var current = OptionsSnapshot.Of(monitor.CurrentValue);
            _latest = current.Options;
            var tracker = make(current);
            Volatile.Write(ref _tracker, tracker);
            _subscription = subscription;
        }
        finally
        {
            if (_tracker is null) subscription?.Dispose();
        }

        // A change that came while there was no tracker yet has been passed over.
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
        // The task is not awaited: everything that can fail in it is caught and reported.
        if (Volatile.Read(ref _tracker) is { } tracker) _ = FollowAsync(tracker);
    }

    /// <summary>
    /// Changes may overtake each other on their way here, so the options are read again: the last to come sees the latest.
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
                var options = monitor.CurrentValue;
                if (ReferenceEquals(options, _latest)) return;
                _latest = options;
                result = await tracker.FollowAsync(OptionsSnapshot.Of(options), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                // Filling the options, the store, or code of the host that a lifecycle asks when it is compiled, failed.
                result = new PublishResult { At = time.GetUtcNow(), Errors = [$"The options could not be read: {error.Message}"] };
            }

            observers.Notify(observer => observer.OnPublished(result));
        }
        finally
        {
            _gate.Release();
        }
    }
}
