using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>retail</c>: the customers of a shop by number and recency of orders. Visitor, lead, first-time, active, loyal and champion are
    /// ranked 0 to 5; at-risk, lapsed and won-back have no rank.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>A visitor who may be reached by e-mail is a lead, and stays a lead after unsubscribing.</item>
    /// <item>The first order makes a customer first-time, the second active, the fourth loyal, the eighth champion.</item>
    /// <item>After 90 days without an order the customer is at-risk, after 180 days lapsed.</item>
    /// <item>A recent order makes an at-risk or lapsed customer won-back; the next order leads to the stage of the number of orders. An old
    /// order that is reported late does not win a customer back; one of the last 180 days makes a lapsed customer at-risk.</item>
    /// <item>When orders are refunded or cancelled, the customer moves back to the stage of the remaining orders, and without any to
    /// lead.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Retail { get; } = CreateRetail(new RetailOptions());

    /// <summary>Creates the preset <see cref="Retail"/> with other parameters. The default parameters give the same content hash.</summary>
    /// <param name="options">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters are not valid; the message lists all errors.</exception>
    public static LifecycleDefinition CreateRetail(RetailOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check().ThrowIfAny("retail", nameof(options));
        return LifecycleDefinition.Build("retail", lifecycle => lifecycle
            .Stage("visitor", 0)
            .Stage("lead", 1)
            .Stage("first-time", 2)
            .Stage("active", 3)
            .Stage("loyal", 4)
            .Stage("champion", 5)
            .Stage("at-risk")
            .Stage("lapsed")
            .Stage("won-back")

            .Rule("become-lead", r => r.From("visitor").To("lead")
                .On(EventTriggers.ContactCaptured | EventTriggers.ConsentChanged).When(Fields.EmailContactable.IsTrue()))
            .Rule("become-first-time", r => r.From("visitor", "lead").To("first-time").On(EventTriggers.OrderPlaced))
            .Rule(
                "become-active",
                r => r.From("first-time", "won-back").To("active")
                    .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.ActiveOrderCount)))
            .Rule("become-loyal", r => r.From("active", "won-back").To("loyal")
                .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.LoyalOrderCount)).Priority(10))
            .Rule("become-champion", r => r.From("loyal", "won-back").To("champion")
                .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.ChampionOrderCount)).Priority(20))

            .Rule("drift-away", r => r.From("first-time", "active", "loyal", "champion", "won-back").To("at-risk")
                .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.AtRiskAfter)))
            .Rule("lapse", r => r.From("at-risk").To("lapsed").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.LapsedAfter)))
            .Rule(
                "win-back",
                r => r.From("at-risk", "lapsed").To("won-back")
                    .On(EventTriggers.OrderPlaced).When(Fields.LastOrderAt.Within(options.AtRiskAfter)))
            .Rule("learn-late", r => r.From("lapsed").To("at-risk").On(EventTriggers.OrderPlaced)
                .When(Fields.LastOrderAt.OlderThan(options.AtRiskAfter) & Fields.LastOrderAt.Within(options.LapsedAfter)))

            .Rule("undo-champion", r => r.From("champion").To("loyal").On(OrderUndone).When(FewerOrders(options.ChampionOrderCount)))
            .Rule("undo-loyal", r => r.From("loyal").To("active").On(OrderUndone).When(FewerOrders(options.LoyalOrderCount)))
            .Rule("undo-active", r => r.From("active").To("first-time").On(OrderUndone).When(FewerOrders(options.ActiveOrderCount)))
            .Rule("undo-customer", r => r.From("first-time", "active", "loyal", "champion", "at-risk", "lapsed", "won-back").To("lead")
                .On(OrderUndone).When(Fields.OrderCount.EqualTo(0))));
    }
}
