using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

/// <summary>Lets time pass for a tracker, from one due instant of a customer to the next.</summary>
/// <param name="customerId">The customer.</param>
/// <param name="tracker">The tracker.</param>
/// <param name="setClock">Sets its clock.</param>
internal sealed class TimePassage(string customerId, ILifecycleTracker tracker, Action<DateTimeOffset> setClock)
{
    /// <summary>Lets time pass up to and including an instant.</summary>
    public async Task PassAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var last = DateTimeOffset.MinValue;
        while (await NextDueAsync(cancellationToken).ConfigureAwait(false) is { } due && due <= until && due > last)
        {
            setClock(due);
            last = due;
            // A sweep without any transition would be repeated without end, since customers whose rules fail stay due.
            while (await tracker.SweepAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
                is { HasMore: true, Transitions.Count: > 0 })
            {
            }
        }

        setClock(until);
    }

    private async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var view = await tracker.GetViewAsync(customerId, cancellationToken).ConfigureAwait(false);
        return view.IsKnown ? view.Tracks.Min(track => track.NextDue) : null;
    }
}
