using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>acquisition</c>: acquisition, engagement, retention, expansion and advocacy, ranked 0 to 4: the shop's current goal for the
    /// customer.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>Acquisition lasts until the first order, engagement until the second, retention until the fourth; from then on it is
    /// expansion.</item>
    /// <item>A customer in retention or expansion moves to advocacy when they refer another customer, rate 4 or more, or answer 9 or 10 on
    /// the net promoter scale; a rating up to 2 or an answer up to 6 leads back to retention.</item>
    /// <item>When orders are refunded or cancelled, fewer than four remaining orders end expansion; one remaining order means engagement,
    /// and none means acquisition.</item>
    /// <item>After 365 days without an order the customer is back in acquisition.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Acquisition { get; } = LifecycleDefinition.Build("acquisition", lifecycle =>
    {
        lifecycle
            .Stage("acquisition", 0)
            .Stage("engagement", 1)
            .Stage("retention", 2)
            .Stage("expansion", 3)
            .Stage("advocacy", 4)

            .Rule(
                "acquire", r => r.From("acquisition").To("engagement").On(EventTriggers.OrderPlaced).When(Fields.LastOrderAt.Within(Year)))
            .Rule("retain", r => r.From("engagement").To("retention").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
            .Rule("expand", r => r.From("retention").To("expansion").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(4)))
            .Rule("undo-expansion", r => r.From("expansion").To("retention").On(OrderUndone).When(Fields.OrderCount.Between(2, 3)))
            .Rule("undo-retention", r => r.From("retention", "expansion", "advocacy").To("engagement")
                .On(OrderUndone).When(Fields.OrderCount.EqualTo(1)))
            .Rule("undo-acquisition", r => r.From("engagement", "retention", "expansion", "advocacy").To("acquisition")
                .On(OrderUndone).When(Fields.OrderCount.EqualTo(0)))
            .Rule("fall-silent", r => r.From("engagement", "retention", "expansion", "advocacy").To("acquisition")
                .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(Year)));
        DeclareAdvocacy(lifecycle, from: ["retention", "expansion"], to: "advocacy", back: "retention");
    });
}
