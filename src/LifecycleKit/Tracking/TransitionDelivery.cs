using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace LifecycleKit.Tracking;

/// <summary>
/// Delivers saved transitions to handlers: at least once, and in order for each customer and handler, whatever the number of hosts.
/// </summary>
/// <remarks>
/// <para>Who delivers has the lease of the delivery, so a handler that records an event of the same customer does not wait for itself: the
/// transitions of that event wait behind its own.</para>
/// <para>The token of a handler is cancelled when the lease ends. A handler that goes on all the same is not called by this process for the
/// same customer until it returns; other hosts may call theirs.</para>
/// <para>Transitions that a handler causes, of this customer or of others, are delivered by the outermost call after the handler has
/// returned: chains of handlers do not grow the stack.</para>
/// </remarks>
internal sealed class TransitionDelivery(TrackerServices shared)
{
    private const int MaxTaken = 32;

    private const string Delivered = "delivered";

    private readonly AsyncLocal<DeliveryQueue?> _outer = new();
    private readonly ConcurrentDictionary<(CustomerKey Customer, string Handler), bool> _running = new();

    private ImmutableArray<string> Handlers => shared.Handlers.Names;

    /// <summary>
    /// Returns the end of the lease for deliveries that a save adds, when the same call delivers them: then they need not be taken. Null
    /// when they must be: another delivery of the customer may come first, or this call runs inside a handler.
    /// </summary>
    /// <param name="hasDeliveries">Whether the customer had deliveries when it was loaded. A save adds deliveries only to the state that
    /// was loaded, so none came in between.</param>
    public DateTimeOffset? LeaseOf(bool hasDeliveries) =>
        !hasDeliveries && _outer.Value is null && IsInRequest && !Handlers.IsEmpty ? shared.LeaseEnd() : null;

    private bool IsInRequest => shared.Options.Options.Delivery == DeliveryMode.InRequest;

    /// <summary>Delivers what a save has added, when this is a call that delivers.</summary>
    /// <param name="change">The saved change.</param>
    /// <param name="cancellationToken">Stops between two deliveries; the others stay pending.</param>
    public ValueTask<IReadOnlyList<HandlerFailure>> DeliverAsync(CustomerChange change, CancellationToken cancellationToken)
    {
        if (!IsInRequest || change.Handlers.IsEmpty || change.AddedTransitions.All(one => one.IsMuted)) return new([]);
        if (change.DeliveriesLeasedUntil is not { } leaseEnd) return DeliverAsync(change.Key, cancellationToken);
        var first = change.AddedTransitions.First(one => !one.IsMuted);
        return RunAsync(
            change.Key,
            [
                .. change.Handlers.Select(
                    handler => new PendingDelivery(handler, first.Number, first.Notice, 0, first.Notice.RecordedAt, null)),
            ],
            leaseEnd, cancellationToken);
    }

    /// <summary>Delivers what is due of a customer, when this is a call that delivers.</summary>
    public async ValueTask<IReadOnlyList<HandlerFailure>> DeliverAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        if (!IsInRequest || Handlers.IsEmpty) return [];
        if (_outer.Value is { } outer && outer.TryAdd(key)) return [];
        return await RunAsync(key, [], default, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Delivers what is due in a shop.</summary>
    /// <returns>The number of completed deliveries, the failures, and whether more may be due.</returns>
    public async ValueTask<DeliveryResult> DeliverAsync(string scope, int maxCount, CancellationToken cancellationToken)
    {
        var run = new DeliveryRun();
        var isMore = !Handlers.IsEmpty;
        _outer.Value = run.Queue;
        while (isMore && run.Count < maxCount && !cancellationToken.IsCancellationRequested)
        {
            // A few at a time, so that the last of them is delivered within its lease.
            var wanted = Math.Min(maxCount - run.Count, MaxTaken);
            var leaseEnd = shared.LeaseEnd();
            var taken = await shared.Store.TakeDeliveriesAsync(
                scope, Handlers, shared.Time.GetUtcNow(), leaseEnd, wanted, cancellationToken).ConfigureAwait(false);
            await DeliverAsync(taken, leaseEnd, run, cancellationToken).ConfigureAwait(false);
            isMore = taken.Count == wanted;
        }

        await FinishAsync(run, cancellationToken).ConfigureAwait(false);
        return new DeliveryResult { DeliveredCount = run.DeliveredCount, HandlerFailures = run.Failures, HasMore = isMore };
    }

    private async ValueTask<IReadOnlyList<HandlerFailure>> RunAsync(
        CustomerKey key, IReadOnlyList<PendingDelivery> held, DateTimeOffset leaseEnd, CancellationToken cancellationToken)
    {
        var run = new DeliveryRun();
        _outer.Value = run.Queue;
        if (held.Count == 0) run.Queue.TryAdd(key);
        await DeliverAsync(held, leaseEnd, run, cancellationToken).ConfigureAwait(false);
        await FinishAsync(run, cancellationToken).ConfigureAwait(false);
        return run.Failures;
    }

    /// <summary>Delivers what handlers have caused.</summary>
    private async ValueTask FinishAsync(DeliveryRun run, CancellationToken cancellationToken)
    {
        while (run.Queue.TryTake(out var key) && !cancellationToken.IsCancellationRequested)
        {
            var leaseEnd = shared.LeaseEnd();
            var taken = await shared.Store.TakeDeliveriesAsync(key, Handlers, shared.Time.GetUtcNow(), leaseEnd, cancellationToken)
                .ConfigureAwait(false);
            await DeliverAsync(taken, leaseEnd, run, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Delivers what is leased, and what follows for the same customers and handlers.</summary>
    private async ValueTask DeliverAsync(
        IReadOnlyList<PendingDelivery> leased, DateTimeOffset leaseEnd, DeliveryRun run, CancellationToken cancellationToken)
    {
        var released = new List<PendingDelivery>();
        foreach (var ofCustomer in leased.GroupBy(one => one.Customer))
        {
            var waiting = ofCustomer.Select(one => new Leased(one, leaseEnd)).ToList();
            while (waiting.Count > 0)
            {
                // A transition goes to all handlers before the next one does.
                var next = waiting.MinBy(one => one.Delivery.Number);
                waiting.Remove(next);
                if (cancellationToken.IsCancellationRequested) released.Add(next.Delivery);
                else if (await CallAsync(next, run, cancellationToken).ConfigureAwait(false) is { } later) waiting.Add(later);
            }
        }

        if (released.Count > 0) await shared.Leases.ReleaseAsync(released).ConfigureAwait(false);
    }

    /// <summary>Calls a handler.</summary>
    /// <returns>The next delivery for the customer and handler; null for none.</returns>
    private async ValueTask<Leased?> CallAsync(Leased leased, DeliveryRun run, CancellationToken cancellationToken)
    {
        var one = leased.Delivery;
        // The handlers before it took too long: another host may have it by now.
        var left = leased.Until - shared.Time.GetUtcNow();
        if (left <= TimeSpan.Zero || !_running.TryAdd((one.Customer, one.Handler), true)) return null;
        run.Count++;
        Activity? activity = null;
        try
        {
            activity = Start(one);
            using var timeout = new CancellationTokenSource(left, shared.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            await shared.Handlers.CallAsync(one.Handler, one.Notice, either.Token).ConfigureAwait(false);
            activity?.SetTag(TelemetryTags.Result, Delivered);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await shared.Leases.ReleaseAsync([one]).ConfigureAwait(false);
            return null;
        }
        catch (Exception error)
        {
            // A handler is code of the host: every exception is reported, and the transition stays pending.
            TrackerActivities.Fail(activity, error);
            var result = await FailAsync(one, error, run).ConfigureAwait(false);
            activity?.SetTag(TelemetryTags.Result, result);
            return null;
        }
        finally
        {
            _running.TryRemove((one.Customer, one.Handler), out _);
            activity?.Dispose();
        }

        run.DeliveredCount++;
        TrackerMetrics.CountDelivery(one.Customer.Scope, one.Handler, Delivered);
        var nextEnd = shared.LeaseEnd();
        // Not cancellable, since the handler has already run.
        var next = await shared.Store.CompleteDeliveryAsync(one.Customer, one.Handler, one.Number, nextEnd, CancellationToken.None)
            .ConfigureAwait(false);
        return next is null ? null : new Leased(next, nextEnd);
    }

    private static Activity? Start(PendingDelivery one) => TrackerActivities.Start(TrackerActivities.Deliver, one.Customer.Scope)
        ?.SetTag(TelemetryTags.Handler, one.Handler)
        .SetTag(TelemetryTags.Track, one.Notice.Track)
        .SetTag(TelemetryTags.Rule, one.Notice.Rule);

    /// <returns>The result for metrics.</returns>
    private async ValueTask<string> FailAsync(PendingDelivery one, Exception error, DeliveryRun run)
    {
        var count = one.FailureCount + 1;
        var isParked = count >= shared.Options.Options.MaxDeliveryAttempts;
        var result = isParked ? "parked" : "failed";
        TrackerMetrics.CountDelivery(one.Customer.Scope, one.Handler, result);
        var failure = new HandlerFailure(one.Handler, one.Notice, error) { IsParked = isParked };
        run.Failures.Add(failure);
        await DeferAsync(one with
        {
            FailureCount = count, Error = error.GetType().Name, DueAt = isParked ? null : shared.Time.GetUtcNow() + BackOff.After(count),
        }).ConfigureAwait(false);
        shared.Observers.Notify(observer => observer.OnHandlerFailed(failure));
        return result;
    }

    /// <summary>Ends the lease of a delivery, for its next attempt.</summary>
    private ValueTask DeferAsync(PendingDelivery one) => shared.Store.DeferDeliveryAsync(
        one.Customer, one.Handler, one.Number, one.FailureCount, one.Error, one.DueAt, CancellationToken.None);

    /// <summary>A delivery, and the end of its lease.</summary>
    private readonly record struct Leased(PendingDelivery Delivery, DateTimeOffset Until);

    private sealed class DeliveryRun
    {
        public DeliveryQueue Queue { get; } = new();

        public List<HandlerFailure> Failures { get; } = [];

        /// <summary>The number of calls of handlers.</summary>
        public int Count { get; set; }

        public int DeliveredCount { get; set; }
    }

    /// <summary>The customers whose deliveries wait for the outermost call.</summary>
    private sealed class DeliveryQueue
    {
        private readonly Queue<CustomerKey> _keys = new();
        private bool _isClosed;

        public bool TryAdd(CustomerKey key)
        {
            lock (_keys)
            {
                if (_isClosed) return false;
                _keys.Enqueue(key);
                return true;
            }
        }

        public bool TryTake(out CustomerKey key)
        {
            lock (_keys)
            {
                _isClosed = _keys.Count == 0;
                return _keys.TryDequeue(out key);
            }
        }
    }
}
