namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<PendingResult> ApplyPendingAsync(int maxCount = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        var now = _shared.Time.GetUtcNow();
        var pending = await Store.TakePendingAsync(Scope, now, now + Options.LeaseDuration, maxCount, cancellationToken)
            .ConfigureAwait(false);
        var failures = new List<CustomerFailure>();
        var handlerFailures = new List<HandlerFailure>();
        var applied = 0;
        foreach (var one in pending)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var result = await RecordAsync(one.Customer, one.Event, one.Number, cancellationToken).ConfigureAwait(false);
                handlerFailures.AddRange(result.HandlerFailures);
                applied++;
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // One event must not stop the others. It stays pending, and the observers are notified at each attempt.
                var failure = new CustomerFailure(one.Customer, error);
                failures.Add(failure);
                _shared.Observers.Notify(observer => observer.OnCustomerFailed(failure));
                await Store.DeferPendingAsync(
                    Scope, one.Number, one.FailureCount + 1, now + HandlerRetry.BackOff(one.FailureCount + 1), cancellationToken)
                    .ConfigureAwait(false);
            }
        }

        return new PendingResult
        {
            AppliedCount = applied,
            Failures = failures,
            HandlerFailures = handlerFailures,
            HasMore = pending.Count == maxCount,
        };
    }
}
