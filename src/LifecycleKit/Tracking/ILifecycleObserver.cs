namespace LifecycleKit.Tracking;

/// <summary>
/// Receives notifications of events that no caller gets as a result, for logs and counters. Members that are not implemented do nothing.
/// </summary>
/// <remarks>
/// Called on the thread of the notified call, before the call ends, and on several threads at the same time. An observer should return
/// quickly. Exceptions of an observer are ignored.
/// </remarks>
public interface ILifecycleObserver
{
    /// <summary>Called when a tracker has started in a shop: its configuration is published, or the content of the store applies.</summary>
    /// <param name="report">The publications, the diagnostics, and whether the store is durable.</param>
    void OnStarted(StartReport report)
    {
    }

    /// <summary>
    /// Called when the host started but the tracker could not: the store failed, or this host cannot use the publications in force.
    /// </summary>
    /// <param name="scope">The shop.</param>
    /// <param name="exception">The error. The host runs, and the tracker starts at the first successful call.</param>
    void OnStartFailed(string scope, Exception exception)
    {
    }

    /// <summary>Called when the options have changed while the tracker is running.</summary>
    /// <param name="result">The publications, or the errors that prevent them; neither when no change concerns the tracker.</param>
    void OnPublished(PublishResult result)
    {
    }

    /// <summary>
    /// Called when a snapshot of an order is older than the known one, contradicts it, or names an order of another customer.
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="result">The result, whose outcome is <see cref="RecordOutcome.Stale"/>, <see cref="RecordOutcome.Conflict"/> or
    /// <see cref="RecordOutcome.Refused"/>.</param>
    void OnOrderDisputed(CustomerKey customer, RecordResult result)
    {
    }

    /// <summary>Called when <see cref="ILifecycleTracker.TryRecordAsync"/> or a batch did not apply an event.</summary>
    /// <param name="scope">The shop.</param>
    /// <param name="result">The result, whose outcome is <see cref="RecordOutcome.Queued"/>, <see cref="RecordOutcome.TimedOut"/> or
    /// <see cref="RecordOutcome.Failed"/>.</param>
    void OnRecordFailed(string scope, RecordResult result)
    {
    }

    /// <summary>Called when a handler has failed. The handler is called again later.</summary>
    /// <param name="failure">The handler, the transition and the error.</param>
    void OnHandlerFailed(HandlerFailure failure)
    {
    }

    /// <summary>
    /// Called when a sweep has failed for a customer, since code of the host failed, when a search for an audience has left a customer out
    /// for the same reason, or when a pending event could not be applied. A later call tries again.
    /// </summary>
    /// <param name="failure">The customer and the error.</param>
    void OnCustomerFailed(CustomerFailure failure)
    {
    }
}
