using System.Collections.Concurrent;

namespace LifecycleKit.UserTests;

/// <summary>
/// A clock that a test sets, backwards too: servers correct clocks that were ahead, which FakeTimeProvider refuses to imitate. Its timers
/// end when the test says so, and not after a time of the machine, which may be slow.
/// </summary>
public sealed class ShopClock(DateTimeOffset start) : TimeProvider
{
    private readonly ConcurrentDictionary<Timer, bool> _timers = new();

    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        _timers[timer] = true;
        return timer;
    }

    /// <summary>Ends all timers that run, as if their time were over.</summary>
    public void EndTimers()
    {
        foreach (var timer in _timers.Keys)
        {
            if (_timers.TryRemove(timer, out _)) timer.End();
        }
    }

    private sealed class Timer(ShopClock clock, Action end) : ITimer
    {
        public void End() => end();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock._timers.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
