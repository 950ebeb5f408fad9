using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>awareness</c>: awareness, consideration, purchase, retention and advocacy, ranked 0 to 4, for shops that sell subscriptions
    /// besides orders.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Awareness becomes consideration with the second engaged visit, a contact that the shop may use, or an item in the cart, and
    /// again awareness after 90 days without activity.</item>
    /// <item>Purchase is the first order or a subscription; a second order or a renewal is retention.</item>
    /// <item>Retention is advocacy as long as the customer has referred another customer, gives 4 stars or more on average, or last
    /// answered 9 or 10 on the net promoter scale, and is not disappointed: a mean rating up to 2, or a last answer up to 6. It makes
    /// no difference whether the recommendation or the second order came first.</item>
    /// <item>When orders are refunded or cancelled or the subscription ends, one remaining order means purchase, and none means
    /// consideration.</item>
    /// <item>After 365 days without an order, and without a subscription, the customer is back in consideration.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Awareness { get; } = CreateAwareness(new AwarenessOptions());

    /// <summary>Creates the preset <see cref="Awareness"/> with other parameters. The default parameters give the same content
    /// hash.</summary>
    /// <param name="options">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters are not valid; the message lists all errors.</exception>
    public static LifecycleDefinition CreateAwareness(AwarenessOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check().ThrowIfAny("awareness", nameof(options));
        return LifecycleDefinition.Build("awareness", lifecycle =>
        {
            const EventTriggers Ended = OrderUndone | EventTriggers.SubscriptionCancelled;
            var subscribed = Fields.OpenSubscriptionCount.AtLeast(1);
            var unsubscribed = Fields.OpenSubscriptionCount.EqualTo(0);
            lifecycle
                .Stage("awareness", 0)
                .Stage("consideration", 1)
                .Stage("purchase", 2)
                .Stage("retention", 3)
                .Stage("advocacy", 4)

                .Rule("buy", r => r.From("awareness", "consideration").To("purchase")
                    .On(EventTriggers.OrderPlaced).When(Fields.LastOrderAt.Within(options.SilentAfter)))
                .Rule(
                    "subscribe",
                    r => r.From("awareness", "consideration").To("purchase").On(EventTriggers.SubscriptionStarted).When(subscribed))
                .Rule("buy-again", r => r.From("purchase").To("retention")
                    .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.RetentionOrderCount)))
                .Rule("renew", r => r.From("purchase").To("retention").On(EventTriggers.SubscriptionRenewed).When(subscribed))
                .Rule(
                    "undo-retention",
                    r => r.From("retention", "advocacy").To("purchase")
                        .On(Ended).When(FewerOrders(options.RetentionOrderCount) & unsubscribed))
                .Rule("undo-purchase", r => r.From("purchase", "retention", "advocacy").To("consideration")
                    .On(Ended).When(Fields.OrderCount.EqualTo(0) & unsubscribed))
                .Rule("fall-silent", r => r.From("purchase", "retention", "advocacy").To("consideration")
                    .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.SilentAfter) & unsubscribed).Priority(20));
            DeclareInterest(lifecycle, options, from: "awareness", to: "consideration");
            DeclareAdvocacy(lifecycle, options, from: ["retention"], to: "advocacy", back: "retention");
        });
    }
}
