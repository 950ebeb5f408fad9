using System.Threading.Channels;
using LifecycleKit.Tests.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Hosting.Tests.Background;

/// <summary>A clock that says when code waits for it, and for how long.</summary>
internal sealed class WaitingTime() : FakeTimeProvider(TrackerSetup.Start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Returns the next wait, as soon as code waits.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
