using System.Collections.Concurrent;

namespace LifecycleKit.Tracking;

/// <summary>Tells handlers of saved transitions, one at a time for each customer.</summary>
/// <remarks>
/// Only one caller at a time works on a customer's outbox; another leaves his transitions to that one, who looks again before he goes.
/// So a handler that records an event of the same customer does not wait for itself, and order is kept.
/// </remarks>
internal sealed class OutboxDelivery(ICustomerStore store, TransitionHandlers handlers, TimeProvider time)
{
    private readonly ConcurrentDictionary<CustomerKey, bool> _busy = new();

    public async ValueTask<IReadOnlyList<HandlerFailure>> DeliverAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        var failures = new List<HandlerFailure>();
        while (_busy.TryAdd(key, true))
        {
            try
            {
                while (await DeliverNextAsync(key, failures, cancellationToken).ConfigureAwait(false))
                {
                }
            }
            finally
            {
                _busy.TryRemove(key, out _);
            }

            if (cancellationToken.IsCancellationRequested || await NextAsync(key, failures).ConfigureAwait(false) is null) break;
        }

        if (failures.Count > 0) await UpdateAsync(key, record => record.PutOff(isFailed: true, time.GetUtcNow().UtcTicks)).ConfigureAwait(false);
        return failures;
    }

    private async ValueTask<bool> DeliverNextAsync(CustomerKey key, List<HandlerFailure> failures, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || await NextAsync(key, failures).ConfigureAwait(false) is not { } next) return false;
        try
        {
            if (!handlers.Names.Contains(next.Handler)) throw new InvalidOperationException($"No handler '{next.Handler}' is registered any more.");
            await handlers.CallAsync(next.Handler, next.Notice, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception error)
        {
            // A handler is the host's code: whatever it throws is reported, and the transition stays with the customer.
            failures.Add(new HandlerFailure(next.Handler, next.Notice, error));
            return true;
        }

        await UpdateAsync(key, record =>
        {
            record.Delivered(next);
            record.PutOff(isFailed: false, time.GetUtcNow().UtcTicks);
        }).ConfigureAwait(false);
        return true;
    }

    /// <summary>The first transition whose handler has not failed in this call.</summary>
    private async ValueTask<PendingDelivery?> NextAsync(CustomerKey key, List<HandlerFailure> failures)
    {
        var record = await store.LoadAsync(key, CancellationToken.None).ConfigureAwait(false);
        return record?.Outbox.FirstOrDefault(pending => !failures.Exists(failure => failure.Handler == pending.Handler));
    }

    /// <summary>Changes a record, again and again until nobody has saved in between. Not cancellable: the handler has already run.</summary>
    private async ValueTask UpdateAsync(CustomerKey key, Action<CustomerRecord> change)
    {
        while (await store.LoadAsync(key, CancellationToken.None).ConfigureAwait(false) is { } record)
        {
            change(record);
            if (await store.TrySaveAsync(record, CancellationToken.None).ConfigureAwait(false)) return;
        }
    }
}
