using LifecycleKit.Customers;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

public sealed partial class LifecycleTracker
{
    /// <inheritdoc/>
    public async ValueTask<SegmentMovement> ReadSegmentMovementAsync(Period period, CancellationToken cancellationToken = default)
    {
        if (period == default) throw new ArgumentException("The period is default. Make one with Period.Create.", nameof(period));
        var now = _shared.Time.GetUtcNow();
        if (period.To > now)
        {
            throw new ArgumentOutOfRangeException(
                nameof(period), period, FormattableString.Invariant($"The period must end at the present, {now:O}, or before."));
        }

        var search = new MovementSearch(period);
        // Each customer is counted, and none is returned.
        await foreach (var _ in new CustomerPages(this, _shared, _shop)
            .ReadAsync(search, null, CustomerPages.MaxListed, hasPlays: false, cancellationToken).ConfigureAwait(false))
        {
        }

        return search.ToMovement();
    }
}
