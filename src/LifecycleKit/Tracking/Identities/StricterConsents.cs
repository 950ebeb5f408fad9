using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Finds the consents of two customers where the stricter one holds although the other one is later.</summary>
internal static class StricterConsents
{
    /// <summary>
    /// Returns an event for each channel and category on which both have answered, and the later answer is not the stricter one: the
    /// stricter one again, from now on. A withdrawal is stricter than a grant, and a grant that ends earlier than one that ends later. A
    /// grant that has ended counts as no answer.
    /// </summary>
    public static IEnumerable<CustomerEvent> Of(
        IReadOnlyList<ChannelConsent> left, IReadOnlyList<ChannelConsent> right, DateTimeOffset now)
    {
        foreach (var one in left.Where(one => IsAnswer(one.State, now)))
        {
            var other = right.FirstOrDefault(two => two.Channel == one.Channel && two.Category == one.Category);
            if (!IsAnswer(other.State, now)) continue;
            var (strict, later) = (IsStricter(one.State, other.State) ? one.State : other.State,
                one.State.IsAfter(other.State) ? one.State : other.State);
            // The later answer holds as it is when it is as strict.
            if (!IsStricter(strict, later)) continue;
            yield return CustomerEvent.ConsentChanged(
                now, one.Channel, strict.IsGranted, one.Category, strict.Basis, strict.ExpiresAt);
        }
    }

    private static bool IsAnswer(in ConsentState state, DateTimeOffset now) => state.IsKnown && (!state.IsGranted || state.HoldsAt(now));

    private static bool IsStricter(in ConsentState one, in ConsentState other) => one.IsGranted != other.IsGranted
        ? !one.IsGranted : one.IsGranted && (one.ExpiresAt ?? DateTimeOffset.MaxValue) < (other.ExpiresAt ?? DateTimeOffset.MaxValue);
}
