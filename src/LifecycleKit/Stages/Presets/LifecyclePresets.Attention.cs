using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>attention</c>: attention, consideration, conversion, return and advocate, ranked 0 to 4: the customer's way from the first visit
    /// on.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Attention becomes consideration with the second engaged visit, a contact that the shop may use, or an item in the cart, and
    /// again attention after 90 days without activity.</item>
    /// <item>The first order is the conversion, the second the return.</item>
    /// <item>A returning customer is an advocate as long as the customer has referred another customer, gives 4 stars or more on average,
    /// or last answered 9 or 10 on the net promoter scale, and is not disappointed: a mean rating up to 2, or a last answer up to 6. It
    /// makes no difference whether the recommendation or the second order came first.</item>
    /// <item>When orders are refunded or cancelled, one remaining order means conversion, and none means consideration.</item>
    /// <item>After 365 days without an order the customer is back in consideration.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Attention { get; } = CreateAttention(new AttentionOptions());

    /// <summary>Creates the preset <see cref="Attention"/> with other parameters. The default parameters give the same content
    /// hash.</summary>
    /// <param name="options">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters are not valid; the message lists all errors.</exception>
    public static LifecycleDefinition CreateAttention(AttentionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check().ThrowIfAny("attention", nameof(options));
        return LifecycleDefinition.Build("attention", lifecycle =>
        {
            lifecycle
                .Stage("attention", 0)
                .Stage("consideration", 1)
                .Stage("conversion", 2)
                .Stage("return", 3)
                .Stage("advocate", 4)

                .Rule("convert", r => r.From("attention", "consideration").To("conversion")
                    .On(EventTriggers.OrderPlaced).When(Fields.LastOrderAt.Within(options.SilentAfter)))
                .Rule("return", r => r.From("conversion").To("return")
                    .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.ReturnOrderCount)))
                .Rule("undo-return", r => r.From("return", "advocate").To("conversion")
                    .On(OrderUndone).When(FewerOrders(options.ReturnOrderCount)))
                .Rule("undo-conversion", r => r.From("conversion", "return", "advocate").To("consideration")
                    .On(OrderUndone).When(Fields.OrderCount.EqualTo(0)))
                .Rule("fall-silent", r => r.From("conversion", "return", "advocate").To("consideration")
                    .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.SilentAfter)).Priority(20));
            DeclareInterest(lifecycle, options, from: "attention", to: "consideration");
            DeclareAdvocacy(lifecycle, options, from: ["return"], to: "advocate", back: "return");
        });
    }
}
