using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>attraction</c>: attraction, acquirement, conversion, retention and loyalty, ranked 0 to 4: from a stranger to an address, to an
    /// order, to a habit.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Acquirement begins when the shop may reach the customer by e-mail, text message or push, and ends when it no longer
    /// may.</item>
    /// <item>The first order is the conversion. 30 days later, the shop works on retention. The second order is loyalty.</item>
    /// <item>When orders are refunded or cancelled, the customer moves back to the stage of the remaining orders, and without any to
    /// acquirement.</item>
    /// <item>After 365 days without an order the customer is back in acquirement.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Attraction { get; } = CreateAttraction(new AttractionOptions());

    /// <summary>Creates the preset <see cref="Attraction"/> with other parameters. The default parameters give the same content
    /// hash.</summary>
    /// <param name="options">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters are not valid; the message lists all errors.</exception>
    public static LifecycleDefinition CreateAttraction(AttractionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check().ThrowIfAny("attraction", nameof(options));
        return LifecycleDefinition.Build("attraction", lifecycle => lifecycle
            .Stage("attraction", 0)
            .Stage("acquirement", 1)
            .Stage("conversion", 2)
            .Stage("retention", 3)
            .Stage("loyalty", 4)

            .Rule("acquire", r => r.From("attraction").To("acquirement")
                .On(EventTriggers.ContactCaptured | EventTriggers.ConsentChanged).When(IsReachable()))
            .Rule("lose-contact", r => r.From("acquirement").To("attraction").WhenTimePasses().When(!IsReachable()))
            .Rule("convert", r => r.From("attraction", "acquirement").To("conversion")
                .On(EventTriggers.OrderPlaced).When(Fields.LastOrderAt.Within(options.SilentAfter)))
            .Rule("retain", r => r.From("conversion").To("retention")
                .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.RetainAfter)))
            .Rule("become-loyal", r => r.From("conversion", "retention").To("loyalty")
                .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.LoyalOrderCount)))

            .Rule("undo-loyalty", r => r.From("loyalty").To("conversion").On(OrderUndone).When(FewerOrders(options.LoyalOrderCount)))
            .Rule("undo-conversion", r => r.From("conversion", "retention", "loyalty").To("acquirement")
                .On(OrderUndone).When(Fields.OrderCount.EqualTo(0)))
            .Rule("fall-silent", r => r.From("conversion", "retention", "loyalty").To("acquirement")
                .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.SilentAfter)).Priority(20)));
    }
}
