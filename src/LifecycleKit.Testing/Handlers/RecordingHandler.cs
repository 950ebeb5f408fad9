using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>A handler that records the notices it receives, for tests of what a tracker delivers.</summary>
/// <remarks>Threads may share a handler; notices are recorded in the order in which calls end.</remarks>
public sealed class RecordingHandler : ITransitionHandler
{
    private readonly List<TransitionNotice> _notices = [];
    private readonly Queue<Exception> _failures = new();

    /// <summary>Returns the notices that were handled without a failure so far, in order; a new list.</summary>
    public IReadOnlyList<TransitionNotice> GetNotices()
    {
        lock (_notices) return [.. _notices];
    }

    /// <summary>Lets the next calls fail, to test that the tracker tries again.</summary>
    /// <param name="count">The number of calls, at least 1.</param>
    /// <param name="error">The exception that they throw; null for an <see cref="InvalidOperationException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public void FailNext(int count = 1, Exception? error = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        lock (_notices)
        {
            for (var i = 0; i < count; i++) _failures.Enqueue(error ?? new InvalidOperationException("The test lets the handler fail."));
        }
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        lock (_notices)
        {
            if (_failures.TryDequeue(out var error)) return ValueTask.FromException(error);
            _notices.Add(notice);
        }

        return ValueTask.CompletedTask;
    }
}
