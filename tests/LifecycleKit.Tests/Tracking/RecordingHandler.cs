using System.Collections.Concurrent;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>Records its notices, and fails a set number of times.</summary>
internal sealed class RecordingHandler : ITransitionHandler
{
    private int _failuresLeft;

    public ConcurrentQueue<TransitionNotice> Heard { get; } = new();

    public Func<TransitionNotice, ValueTask>? Meanwhile { get; set; }

    public void FailNext(int times) => _failuresLeft = times;

    public async ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref _failuresLeft) >= 0) throw new InvalidOperationException("The mail server is down.");
        Heard.Enqueue(notice);
        if (Meanwhile is { } meanwhile) await meanwhile(notice);
    }
}
