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
    /// <item>A returning customer becomes an advocate when they refer another customer, rate 4 or more, or answer 9 or 10 on the net
    /// promoter scale; a rating up to 2 or an answer up to 6 ends that.</item>
    /// <item>When orders are refunded or cancelled, one remaining order means conversion, and none means consideration.</item>
    /// <item>After 365 days without an order the customer is back in consideration.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Attention { get; } = LifecycleDefinition.Build("attention", lifecycle =>
    {
        lifecycle
            .Stage("attention", 0)
            .Stage("consideration", 1)
            .Stage("conversion", 2)
            .Stage("return", 3)
            .Stage("advocate", 4)

            .Rule("convert", r => r.From("attention", "consideration").To("conversion")
                .On(EventTriggers.OrderPlaced).When(Fields.LastOrderAt.Within(Year)))
            .Rule("return", r => r.From("conversion").To("return").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
            .Rule("undo-return", r => r.From("return", "advocate").To("conversion").On(OrderUndone).When(Fields.OrderCount.EqualTo(1)))
            .Rule("undo-conversion", r => r.From("conversion", "return", "advocate").To("consideration")
                .On(OrderUndone).When(Fields.OrderCount.EqualTo(0)))
            .Rule("fall-silent", r => r.From("conversion", "return", "advocate").To("consideration")
                .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(Year)));
        DeclareInterest(lifecycle, from: "attention", to: "consideration");
        DeclareAdvocacy(lifecycle, from: ["return"], to: "advocate", back: "return");
    });
}
