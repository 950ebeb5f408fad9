using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>What a segment map places: the counted orders of a customer, whether he can be reached, and his score.</summary>
/// <remarks><c>default</c> is a visitor without an order whom no e-mail may reach. Immutable and safe to share between threads.</remarks>
public readonly record struct SegmentInput
{
    private SegmentInput(int orders, bool emailContactable, RfmScore score) =>
        (OrderCount, EmailContactable, Score) = (orders, emailContactable, score);

    /// <summary>The number of counted orders, at least 0; cancelled and fully refunded orders are not counted.</summary>
    public int OrderCount { get; }

    /// <summary>Whether e-mail may be sent; the maps look at it only when there is no counted order.</summary>
    public bool EmailContactable { get; }

    /// <summary>The score; <c>default</c> without a counted order, and only then.</summary>
    public RfmScore Score { get; }

    /// <summary>Makes a subject.</summary>
    /// <param name="orders">The number of counted orders, at least 0.</param>
    /// <param name="emailContactable">Whether e-mail may be sent.</param>
    /// <param name="score">The score; <c>default</c> when <paramref name="orders"/> is 0, and only then.</param>
    /// <exception cref="ArgumentOutOfRangeException">The orders are negative.</exception>
    /// <exception cref="ArgumentException">There is a score without an order, or an order without a score.</exception>
    public static SegmentInput Create(int orders, bool emailContactable, RfmScore score)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        if (score.IsScored != (orders > 0))
        {
            const string NeedsScore = "A customer with a counted order needs a score.";
            throw new ArgumentException(orders > 0 ? NeedsScore : $"A customer without a counted order has no score, not {score}.", nameof(score));
        }

        return new SegmentInput(orders, emailContactable, score);
    }

    /// <summary>What a map places of a customer at an instant.</summary>
    /// <param name="profile">What is known of the customer.</param>
    /// <param name="asOf">The instant at which he can be reached or not.</param>
    /// <param name="score">His score; <c>default</c> when he has none.</param>
    /// <param name="subject">The subject, or <c>default</c>.</param>
    /// <returns>False when orders count but there is no score, so that no map can place him.</returns>
    public static bool TryFrom(in CustomerProfile profile, DateTimeOffset asOf, RfmScore score, out SegmentInput subject)
    {
        subject = default;
        if (profile.OrderCount > 0 && !score.IsScored) return false;
        subject = new SegmentInput(profile.OrderCount, profile.Contacts.IsContactable(Channels.Email, asOf), profile.OrderCount > 0 ? score : default);
        return true;
    }

    /// <summary>The values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"SegmentInput {{ OrderCount = {OrderCount}, EmailContactable = {EmailContactable}, Score = {Score} }}");
}
