namespace LifecycleKit.Tracking;

/// <summary>
/// Hears what happens beside the results of calls, to log or count it. Every member does nothing unless it is implemented.
/// </summary>
/// <remarks>
/// Called on the thread on which it happens, in the middle of the call, and on several threads at once; it should be quick. What an
/// observer throws is dropped.
/// </remarks>
public interface ILifecycleObserver
{
    /// <summary>A tracker has started to work in a shop: its configuration is published, or the store is followed.</summary>
    /// <param name="report">What was published, what was found, and whether anything is kept.</param>
    void OnStarted(StartReport report)
    {
    }

    /// <summary>
    /// The host started, and the tracker could not: the store failed, or what is in force in the shop cannot be used by this host.
    /// </summary>
    /// <param name="exception">The error. The host runs, and the tracker starts at the first call that succeeds.</param>
    void OnStartFailed(Exception exception)
    {
    }

    /// <summary>The options changed while the tracker was running: what was published, or why nothing was.</summary>
    /// <param name="result">The result; without publications and errors when nothing changed that concerns the tracker.</param>
    void OnPublished(PublishResult result)
    {
    }

    /// <summary>A snapshot of an order was not taken as it came: it was older than what is known, or contradicts it.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="result">The result; its outcome is <see cref="RecordOutcome.Stale"/> or <see cref="RecordOutcome.Conflict"/>.</param>
    void OnOrderDisputed(CustomerKey customer, RecordResult result)
    {
    }

    /// <summary>A handler failed; it is called again later.</summary>
    /// <param name="failure">The handler, the transition and the error.</param>
    void OnHandlerFailed(HandlerFailure failure)
    {
    }

    /// <summary>Time could not pass for a customer during a sweep; it is tried again later.</summary>
    /// <param name="failure">The customer and the error.</param>
    void OnCustomerFailed(CustomerFailure failure)
    {
    }
}
