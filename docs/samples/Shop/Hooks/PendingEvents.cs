using LifecycleKit.Tracking;

namespace Shop.Hooks;

/// <summary>Applies pending events right after the commit, so that the next page shows them.</summary>
/// <remarks>
/// The order is saved at this point, so nothing here may fail the request: what is not applied now is applied by the background job of this
/// host or of another one. Under load an event may also be in the hands of another request, and be applied a moment later.
/// </remarks>
public sealed partial class PendingEvents(ILifecycleTracker tracker, TimeProvider clock, ILogger<PendingEvents> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    #region apply-pending
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await tracker.ApplyPendingAsync(maxCount: 100, either.Token);
        }
        catch (Exception error)
        {
            Later(logger, error);
        }
    }
    #endregion

    [LoggerMessage(1, LogLevel.Warning, "Pending events are applied later.")]
    private static partial void Later(ILogger logger, Exception error);
}
