using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>cart</c>: what becomes of the customer's cart. Browsing and filled are ranked 0 and 1; abandoned, recovered and lost have no
    /// rank.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>A cart with an item is filled. One hour after its last update without an order, at that very instant, it is abandoned.</item>
    /// <item>An order of an abandoned cart recovers it, also when the customer updates the cart before the order. Seven days after the last
    /// update the cart is lost, and an order leads back to browsing.</item>
    /// <item>A filled cart that is ordered in time, and a cart that the customer empties, lead back to browsing; so do seven days after a
    /// recovery.</item>
    /// <item>The times are those of the default of <c>CartTimes</c>, so that the stages and the metrics of carts agree.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Cart { get; } = LifecycleDefinition.Build("cart", lifecycle =>
    {
        var abandonedAfter = TimeSpan.FromHours(1);
        var lostAfter = TimeSpan.FromDays(7);
        var hasItems = Fields.CartItemCount.AtLeast(1);
        var isEmpty = Fields.CartItemCount.EqualTo(0);
        lifecycle
            .Stage("browsing", 0)
            .Stage("filled", 1)
            .Stage("abandoned")
            .Stage("recovered")
            .Stage("lost")

            .Rule("fill", r => r.From("browsing", "recovered", "lost").To("filled")
                .On(EventTriggers.CartUpdated).When(hasItems & Fields.CartUpdatedAt.Within(abandonedAfter)))
            .Rule("abandon", r => r.From("browsing", "filled", "recovered").To("abandoned")
                .WhenTimePasses().When(hasItems & Fields.CartUpdatedAt.OlderThan(abandonedAfter)).Priority(10))
            .Rule("recover", r => r.From("abandoned").To("recovered").On(EventTriggers.OrderPlaced).When(isEmpty))
            .Rule("lose", r => r.From("abandoned").To("lost")
                .WhenTimePasses().When(hasItems & Fields.CartUpdatedAt.OlderThan(lostAfter)))
            .Rule("learn-late", r => r.From("lost").To("abandoned").On(EventTriggers.CartUpdated)
                .When(Condition.All(
                    hasItems, Fields.CartUpdatedAt.OlderThan(abandonedAfter), Fields.CartUpdatedAt.Within(lostAfter))))
            .Rule("empty", r => r.From("filled", "abandoned", "lost").To("browsing").WhenTimePasses().When(isEmpty))
            .Rule("settle", r => r.From("recovered").To("browsing")
                .WhenTimePasses().When(StageFields.EnteredAt.OlderThan(lostAfter)));
    });
}
