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
    /// <item>A customer is in engagement with two engaged visits, a click in a message or a custom event <c>webinar</c> within 90 calendar
    /// days, or with an order within 365 days, and otherwise in acquisition.</item>
    /// <item>The second order leads to retention.</item>
    /// <item>Retention is expansion as long as the customer has four orders, has bought from two categories, has spent 1.5 times as much
    /// in the last 365 days as in the 365 days before, or has placed an order of twice the mean of the other orders.</item>
    /// <item>A customer in retention or expansion is in advocacy as long as the customer has referred another customer, gives 4 stars or
    /// more on average, or last answered 9 or 10 on the net promoter scale, and is not disappointed: a mean rating up to 2, or a last
    /// answer up to 6. It makes no difference whether the recommendation or the order came first.</item>
    /// <item>When orders are refunded or cancelled, one remaining order means engagement, and none means acquisition, or engagement
    /// while the customer takes part.</item>
    /// <item>After 365 days without an order the customer is back in engagement or acquisition.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition Acquisition { get; } = CreateAcquisition(new AcquisitionOptions());

    /// <summary>Creates the preset <see cref="Acquisition"/> with other parameters. The default parameters give the same content
    /// hash.</summary>
    /// <param name="options">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters are not valid; the message lists all errors.</exception>
    public static LifecycleDefinition CreateAcquisition(AcquisitionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check().ThrowIfAny("acquisition", nameof(options));
        return LifecycleDefinition.Build("acquisition", lifecycle =>
        {
            var engages = Engages(options);
            var expands = Expands(options);
            lifecycle
                .Stage("acquisition", 0)
                .Stage("engagement", 1)
                .Stage("retention", 2)
                .Stage("expansion", 3)
                .Stage("advocacy", 4)

                .Rule("engage", r => r.From("acquisition").To("engagement").WhenTimePasses().When(engages))
                .Rule("lose-interest", r => r.From("engagement").To("acquisition").WhenTimePasses().When(!engages))
                .Rule("retain", r => r.From("engagement").To("retention")
                    .On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(options.RetentionOrderCount)))
                .Rule("expand", r => r.From("retention").To("expansion").WhenTimePasses().When(expands))
                .Rule("contract", r => r.From("expansion").To("retention").WhenTimePasses().When(!expands))
                .Rule("undo-retention", r => r.From("retention", "expansion", "advocacy").To("engagement")
                    .On(OrderUndone).When(FewerOrders(options.RetentionOrderCount)))
                .Rule("fall-silent", r => r.From("retention", "expansion", "advocacy").To("acquisition")
                    .WhenTimePasses().When(Fields.LastOrderAt.OlderThan(options.SilentAfter)).Priority(20));
            DeclareAdvocacy(lifecycle, options, from: ["retention", "expansion"], to: "advocacy", back: "retention");
        });
    }

    /// <summary>Returns the condition that a customer takes part: visits, clicks, attends or has ordered lately. It is never unknown for an
    /// event that is kept.</summary>
    private static Condition Engages(AcquisitionOptions options) => TakesPart(
        options, Fields.OrderCount.AtLeast(1) & Fields.LastOrderAt.Within(options.SilentAfter));

    /// <summary>Returns the condition that a customer's business expands, which is never unknown.</summary>
    private static Condition Expands(AcquisitionOptions options)
    {
        var year = Fields.NetRevenueWithin(Year);
        var before = Fields.NetRevenueBefore(Year);
        var grows = before.GreaterThan(0) & year.AtLeast(before, times: options.ExpansionGrowth);
        var orders = Fields.OrderCount.AtLeast(options.ExpansionOrderCount);
        var categories = Fields.BoughtCategoryCount.AtLeast(options.ExpansionCategoryCount);
        var isLarger = Condition.All(
            Fields.OrderCount.AtLeast(2), Fields.MeanOfOtherOrders.GreaterThan(0),
            Fields.LargestOrder.AtLeast(Fields.MeanOfOtherOrders, times: options.ExpansionOrderFactor));
        return options.ExpansionRevenue is { } revenue
            ? Condition.Any(orders, categories, year.AtLeast(revenue), grows, isLarger)
            : Condition.Any(orders, categories, grows, isLarger);
    }
}
