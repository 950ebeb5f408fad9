using LifecycleKit.Conditions;
using LifecycleKit.Segments;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>five-phase</c>: acquisition, retention, increased-value, veneration and reactivation, the phases of the five-phase segment map.
    /// </summary>
    /// <remarks>
    /// <para>The stage follows the phase of the customer's segment (<see cref="SegmentMaps.FivePhase"/>), whether an order or refund
    /// changes it or recency passes a cut point at midnight. A customer without a counted order is in acquisition, with or without a
    /// visit.</para>
    /// <para>The preset needs an RFM model in the context: without one, the phase of a customer with orders is unknown, and the customer
    /// does not move. Reactivation has no rank, because it is not progress.</para>
    /// </remarks>
    public static LifecycleDefinition FivePhase { get; } = LifecycleDefinition.Build("five-phase", five => five
        .Stage("acquisition", rank: 0)
        .Stage("retention", rank: 1)
        .Stage("increased-value", rank: 2)
        .Stage("veneration", rank: 3)
        .Stage("reactivation")
        .Rule("acquire", r => r.FromAny().To("acquisition").WhenTimePasses().When(Fields.OrderCount.EqualTo(0)))
        .Rule("retain", r => r.FromAny().To("retention").WhenTimePasses().When(SegmentFields.Phase.EqualTo(LifecyclePhase.Retention)))
        .Rule(
            "increase",
            r => r.FromAny().To("increased-value").WhenTimePasses().When(SegmentFields.Phase.EqualTo(LifecyclePhase.IncreasedValue)))
        .Rule("venerate", r => r.FromAny().To("veneration").WhenTimePasses().When(SegmentFields.Phase.EqualTo(LifecyclePhase.Veneration)))
        .Rule(
            "reactivate",
            r => r.FromAny().To("reactivation").WhenTimePasses().When(SegmentFields.Phase.EqualTo(LifecyclePhase.Reactivation))));
}
