using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace Shop.Hooks;

/// <summary>The play that a page shows to the customer. A banner is a message too, so that caps and cooldowns count it.</summary>
public sealed class Banner(ILifecycleTracker tracker, TimeProvider clock)
{
    #region banner
    public async Task<Play?> ShowAsync(string customerId, CancellationToken cancellationToken)
    {
        var view = await tracker.GetViewAsync(customerId, cancellationToken);
        if (view.Plays.ForChannel(Channels.OnSite) is not { } play) return null;

        var now = clock.GetUtcNow();
        // An id for each play and day: twenty page views are one message.
        var id = FormattableString.Invariant($"banner:{play.Key}:{now:yyyy-MM-dd}");
        var shown = CustomerEvent.Message(CustomerEventKind.MessageSent, now, play.Key, Channels.OnSite, id);
        await tracker.TryRecordAsync(customerId, shown, cancellationToken);
        return play;
    }
    #endregion
}
