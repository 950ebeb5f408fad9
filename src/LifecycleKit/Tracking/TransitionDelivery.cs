using System.Collections.Concurrent;

namespace LifecycleKit.Tracking;

/// <summary>
/// Delivers saved transitions to handlers, one at a time and in order for each customer. Each completed delivery is one save.
/// </summary>
/// <remarks>
/// <para>Only one call at a time delivers for a customer. Another call leaves a mark, and the first call checks the mark before it ends. So
/// a handler that records an event of the same customer does not wait for itself.</para>
/// <para>Transitions that a handler causes for other customers are delivered by the outermost call, after the handler has returned: chains
/// of handlers do not grow the stack.</para>
/// </remarks>
internal sealed class TransitionDelivery(ICustomerStore store, TransitionHandlers handlers, TimeProvider time, Observers observers)
{
    // The value: whether another call has left a mark.
    private readonly ConcurrentDictionary<CustomerKey, bool> _busy = new();
    private readonly AsyncLocal<DeliveryQueue?> _outer = new();

    /// <summary>The customers that a call is delivering for now.</summary>
    public ICollection<CustomerKey> Busy => _busy.Keys;

    /// <summary>
    /// Takes the lock of a customer before a save that adds deliveries, so that no other call delivers them in between and the saved record
    /// need not be loaded. False when another call has the lock, or when this call runs inside a handler.
    /// </summary>
    public bool TryHold(CustomerKey key) => _outer.Value is null && _busy.TryAdd(key, false);

    /// <summary>Releases the lock after a save that did not happen.</summary>
    public void Release(CustomerKey key) => _busy.TryRemove(key, out _);

    /// <summary>Delivers the pending transitions of a customer, and those that the handlers cause.</summary>
    /// <param name="record">The customer as saved or loaded.</param>
    /// <param name="isHeld">Whether <see cref="TryHold"/> took the lock before the record was saved.</param>
    /// <param name="cancellationToken">Stops between two deliveries; the remaining ones stay pending.</param>
    public async ValueTask<IReadOnlyList<HandlerFailure>> DeliverAsync(
        CustomerRecord record, bool isHeld, CancellationToken cancellationToken)
    {
        if (record.Document.Deliveries.IsEmpty)
        {
            // A transition without a handler leaves nothing to deliver.
            if (isHeld) Release(record.Key);
            return [];
        }

        if (_outer.Value is { } outer && outer.TryAdd(record.Key)) return [];
        var failures = new List<HandlerFailure>();
        var queue = new DeliveryQueue();
        _outer.Value = queue;
        await DeliverAsync(record.Key, isHeld ? record : null, failures, cancellationToken).ConfigureAwait(false);
        while (queue.TryTake(out var key)) await DeliverAsync(key, null, failures, cancellationToken).ConfigureAwait(false);
        return failures;
    }

    private async ValueTask DeliverAsync(
        CustomerKey key, CustomerRecord? held, List<HandlerFailure> failures, CancellationToken cancellationToken)
    {
        if (held is null && !_busy.TryAdd(key, false) && !TryMark(key)) return;
        var isReleased = false;
        try
        {
            while (!isReleased && !cancellationToken.IsCancellationRequested)
            {
                _busy[key] = false;
                var record = held ?? (await store.LoadAsync(key, null, cancellationToken).ConfigureAwait(false)).Record;
                held = null;
                while (record is not null && !cancellationToken.IsCancellationRequested && FindNext(record.Document, failures) is { } next)
                    record = await DeliverAsync(next, record, failures, cancellationToken).ConfigureAwait(false);
                isReleased = _busy.TryRemove(KeyValuePair.Create(key, false));
            }
        }
        finally
        {
            if (!isReleased) _busy.TryRemove(key, out _);
        }
    }

    /// <summary>
    /// Leaves a mark for the call that delivers for a customer. Returns true when that call has ended meanwhile and this call takes its
    /// place.
    /// </summary>
    private bool TryMark(CustomerKey key)
    {
        while (!_busy.TryUpdate(key, true, false))
        {
            if (_busy.TryAdd(key, false)) return true;
            if (_busy.TryGetValue(key, out var isMarked) && isMarked) return false;
        }

        return false;
    }

    private async ValueTask<CustomerRecord?> DeliverAsync(
        PendingDelivery next, CustomerRecord record, List<HandlerFailure> failures, CancellationToken cancellationToken)
    {
        try
        {
            await handlers.CallAsync(next.Handler, next.Notice, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            // A handler is code of the host: every exception is reported, and the transition stays pending.
            var failure = new HandlerFailure(next.Handler, next.Notice, error);
            failures.Add(failure);
            observers.Notify(observer => observer.OnHandlerFailed(failure));
            return await UpdateAsync(record, document => document.WithFailed(next.Handler, time.GetUtcNow())).ConfigureAwait(false);
        }

        return await UpdateAsync(record, document => document.WithDelivered(next)).ConfigureAwait(false);
    }

    /// <summary>Returns the first delivery whose handler is due and has not failed in this call.</summary>
    private PendingDelivery? FindNext(CustomerDocument document, List<HandlerFailure> failures)
    {
        var now = time.GetUtcNow();
        foreach (var pending in document.Deliveries)
        {
            if (document.RetryOf(pending.Handler) is { } retry && retry.RetryAt > now) continue;
            if (!failures.Exists(failure => failure.Handler == pending.Handler && failure.Notice.Customer == pending.Notice.Customer))
                return pending;
        }

        return null;
    }

    /// <summary>
    /// Saves a change of the document, repeatedly until no other save comes in between. Not cancellable, since the handler has already run.
    /// </summary>
    private async ValueTask<CustomerRecord?> UpdateAsync(CustomerRecord record, Func<CustomerDocument, CustomerDocument> change)
    {
        for (var current = record; current is not null; current =
            (await store.LoadAsync(record.Key, null, CancellationToken.None).ConfigureAwait(false)).Record)
        {
            var document = change(current.Document);
            var saved = new CustomerChange
            {
                Key = current.Key,
                ExpectedSequence = current.Sequence,
                Document = document,
                Version = current.Version,
                DueAt = document.DueAt(),
                History = current.History,
            };
            if (await store.SaveAsync(saved, CancellationToken.None).ConfigureAwait(false) == SaveOutcome.Saved)
                return current.After(saved);
        }

        return null;
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
