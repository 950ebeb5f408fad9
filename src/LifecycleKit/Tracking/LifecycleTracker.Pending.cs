using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public ValueTask<PendingResult> ApplyPendingAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return TrackerActivities.RunAsync(TrackerActivities.ApplyPending, Scope, async activity =>
        {
            var result = await ApplyTakenAsync(maxCount, cancellationToken).ConfigureAwait(false);
            activity?.SetTag(TelemetryTags.EventCount, result.AppliedCount).SetTag(TelemetryTags.FailureCount, result.Failures.Count);
            return result;
        });
    }

    private async ValueTask<PendingResult> ApplyTakenAsync(int maxCount, CancellationToken cancellationToken)
    {
        var now = _shared.Time.GetUtcNow();
        var pending = await Store.TakePendingAsync(Scope, now, now + Options.LeaseDuration, maxCount, cancellationToken)
            .ConfigureAwait(false);
        var run = new PendingRun();
        var count = 0;
        try
        {
            for (; count < pending.Count; count++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await ApplyAsync(pending[count], now, run, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _shared.Leases.ReleaseAsync(Scope, pending.Skip(count), now).ConfigureAwait(false);
            throw;
        }

        return new PendingResult
        {
            AppliedCount = run.AppliedCount,
            Failures = run.Failures,
            HandlerFailures = run.HandlerFailures,
            HasMore = pending.Count == maxCount,
        };
    }

    private async ValueTask ApplyAsync(PendingEvent one, DateTimeOffset now, PendingRun run, CancellationToken cancellationToken)
    {
        try
        {
            var result = RollUpId.IsOwn(one.Event.EventId) ? await ApplyForwardedAsync(one, cancellationToken).ConfigureAwait(false)
                : await RecordAsync(one.Customer, one.Event, one.Number, cancellationToken).ConfigureAwait(false);
            TrackerMetrics.CountEvent(Scope, one.Event.Kind, result.Outcome, result.IsLate);
            run.HandlerFailures.AddRange(result.HandlerFailures);
            run.AppliedCount++;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One event must not stop the others. It stays pending, and the observers are notified at each attempt.
            TrackerMetrics.CountEvent(Scope, one.Event.Kind, RecordOutcome.Failed, error: error);
            var failure = new CustomerFailure(one.Customer, error);
            run.Failures.Add(failure);
            _shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
            await Store.DeferPendingAsync(
                Scope, one.Number, one.FailureCount + 1, now + BackOff.After(one.FailureCount + 1), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<RecordResult> TryRecordAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken = default)
    {
        return IsObserved ? await ObservedTryRecordAsync(customerId, customerEvent, cancellationToken).ConfigureAwait(false)
            : await RecordInTimeAsync(customerId, customerEvent, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RecordResult> RecordInTimeAsync(
        string customerId, CustomerEvent customerEvent, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Options.RecordTimeout, _shared.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        RecordResult result;
        try
        {
            // The call may stand in a store that does not watch its token, so the wait has a limit of its own.
            var recording = Task.Run(
                () => RecordAsync(new CustomerKey(Scope, customerId), customerEvent, null, linked.Token).AsTask(), linked.Token);
            // Its error, should it come after the time, has been answered with the outcome TimedOut.
            _ = recording.ContinueWith(
                static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return await recording.WaitAsync(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            result = new RecordResult { Outcome = RecordOutcome.TimedOut };
        }
        catch (ArgumentException error)
        {
            // An event that is not valid stays so.
            result = new RecordResult { Outcome = RecordOutcome.Failed, Error = error };
        }
        catch (Exception error)
        {
            result = await QueueAsync(customerId, customerEvent, error, linked.Token).ConfigureAwait(false);
        }

        _shared.Observers.Notify(observer => observer.OnRecordFailed(Scope, result));
        return result;
    }

    /// <summary>Keeps an event that could not be applied.</summary>
    private async ValueTask<RecordResult> QueueAsync(
        string customerId, CustomerEvent customerEvent, Exception error, CancellationToken cancellationToken)
    {
        try
        {
            var key = new CustomerKey(Scope, customerId);
            await Task.Run(() => Store.AppendPendingAsync(key, customerEvent, cancellationToken).AsTask(), cancellationToken)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return new RecordResult { Outcome = RecordOutcome.Queued, Error = error };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new RecordResult { Outcome = RecordOutcome.TimedOut, Error = error };
        }
        catch (Exception)
        {
            // The first error says why.
            return new RecordResult { Outcome = RecordOutcome.Failed, Error = error };
        }
    }

    private sealed class PendingRun
    {
        public int AppliedCount { get; set; }

        public List<CustomerFailure> Failures { get; } = [];

        public List<HandlerFailure> HandlerFailures { get; } = [];
    }
}
