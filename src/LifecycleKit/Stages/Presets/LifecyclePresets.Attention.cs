using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>attention</c>: attention, consideration, conversion, return and advocate, ranked 0 to 4: the way of the customer from the first look on.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Attention turns into consideration with the second engaged visit, a way to reach him, or something in the cart, and back after 90
    /// days in which he was not seen.</item>
    /// <item>The first order is the conversion, the second the return.</item>
    /// <item>A returning customer is an advocate when he refers somebody, rates 4 or more, or answers 9 or 10 on the net promoter scale; a
    /// rating up to 2 or an answer up to 6 ends that.</item>
    /// <item>When orders are refunded or cancelled, one left means conversion and none consideration.</item>
    /// <item>After 365 days without an order he is back in consideration.</item>
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
