using LifecycleKit.Customers;
using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>The input of a segment map: the counted orders, the visits, the contactability and the score of a customer.</summary>
/// <remarks><c>default</c> is a customer without an order and without a visit, who has no segment on any map.</remarks>
public readonly record struct SegmentInput
{
    private SegmentInput(int orders, bool emailContactable, RfmScore score, bool hasVisited)
    {
        OrderCount = orders;
        EmailContactable = emailContactable;
        Score = score;
        HasVisited = hasVisited;
    }

    /// <summary>The number of counted orders, at least 0; cancelled and fully refunded orders are not counted.</summary>
    public int OrderCount { get; }

    /// <summary>
    /// Whether e-mail may be sent: an address was captured or consent granted, and consent is neither withdrawn nor expired
    /// (<see cref="Contactability"/>). Maps use it only for customers without a counted order.
    /// </summary>
    public bool EmailContactable { get; }

    /// <summary>Whether there is at least one visit; maps use it only for customers without a counted order.</summary>
    public bool HasVisited { get; }

    /// <summary>The score; <c>default</c> exactly when there is no counted order.</summary>
    public RfmScore Score { get; }

    /// <summary>Creates an input.</summary>
    /// <param name="orders">The number of counted orders, at least 0.</param>
    /// <param name="emailContactable">Whether e-mail may be sent.</param>
    /// <param name="score">The score; <c>default</c> exactly when <paramref name="orders"/> is 0.</param>
    /// <param name="hasVisited">
    /// Whether there is at least one visit; without a counted order and without a visit there is no segment. False by default.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The orders are negative.</exception>
    /// <exception cref="ArgumentException">There is a score without an order, or an order without a score.</exception>
    public static SegmentInput Create(int orders, bool emailContactable, RfmScore score, bool hasVisited = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        if (score.IsScored != (orders > 0))
        {
            const string NeedsScore = "A customer with a counted order needs a score.";
            throw new ArgumentException(
                orders > 0 ? NeedsScore : $"A customer without a counted order has no score, not {score}.", nameof(score));
        }

        return new SegmentInput(orders, emailContactable, score, hasVisited);
    }

    /// <summary>Gets the input for a customer at an instant.</summary>
    /// <param name="profile">The profile of the customer.</param>
    /// <param name="asOf">The instant for which contactability is decided.</param>
    /// <param name="score">The score of the customer; <c>default</c> for none.</param>
    /// <param name="input">The input, or <c>default</c>.</param>
    /// <returns>False when the customer has a counted order but no score, so that no map can place the customer.</returns>
    public static bool TryFrom(in CustomerProfile profile, DateTimeOffset asOf, RfmScore score, out SegmentInput input) =>
        TryFrom(profile.Activity, profile.OrderTotals, profile.Contacts, asOf, score, out input);

    /// <summary>Creates the input of a customer from the parts of the profile, which is not put together.</summary>
    internal static bool TryFrom(CustomerHistory history, DateTimeOffset asOf, RfmScore score, out SegmentInput input) =>
        TryFrom(history.Activity, history.OrderTotals, history.Details.Contacts, asOf, score, out input);

    private static bool TryFrom(
        in ProfileActivity activity, in OrderTotals orders, in Contactability contacts, DateTimeOffset asOf, RfmScore score,
        out SegmentInput input)
    {
        input = default;
        if (orders.OrderCount > 0 && !score.IsScored) return false;
        input = new SegmentInput(
            orders.OrderCount, contacts.IsContactable(Channels.Email, asOf), orders.OrderCount > 0 ? score : default,
            activity.VisitCount > 0);
        return true;
    }

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"SegmentInput {{ OrderCount = {OrderCount}, EmailContactable = {EmailContactable}, HasVisited = {HasVisited}, Score = {Score} }}");
}
