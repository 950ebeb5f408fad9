using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

public static partial class LifecyclePresets
{
    /// <summary>
    /// <c>b2b</c>: lead, qualified, opportunity, customer, expansion and advocate, ranked 0 to 5, for shops whose people negotiate deals;
    /// dormant has no rank.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>A lead is qualified with two engaged visits, two clicks in messages or a custom event <c>webinar</c> within 90 calendar days,
    /// and for 180 days after a lost deal.</item>
    /// <item>An open deal makes an opportunity. When the deal is lost, the lead is qualified again, and afterwards a lead.</item>
    /// <item>A won deal, an order or a running subscription makes a customer. After 365 days without any of them the customer is dormant,
    /// or an opportunity with an open deal, or qualified as a lead is. With a subscription alone, the customer is a lead when it
    /// ends.</item>
    /// <item>A customer is in expansion as long as two deals were won. The total value of won deals, the revenue of the last 365 days and
    /// its growth are further ways, each with an option.</item>
    /// <item>A customer is an advocate as long as the customer has referred another customer, gives 4 stars or more on average, or last
    /// answered 9 or 10 on the net promoter scale, and is not disappointed: a mean rating up to 2, or a last answer up to 6.</item>
    /// <item>All rules follow what is known and not the event, so that the order in which systems report does not matter. When a deal is
    /// opened again, or orders are refunded, the customer moves back to where the rest leads.</item>
    /// </list>
    /// </remarks>
    public static LifecycleDefinition B2B { get; } = CreateB2B(new B2BOptions());

    /// <summary>Creates the preset <see cref="B2B"/> with other parameters. The default parameters give the same content hash.</summary>
    /// <param name="options">The parameters.</param>
    /// <exception cref="ArgumentException">Parameters are not valid; the message lists all errors.</exception>
    public static LifecycleDefinition CreateB2B(B2BOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check().ThrowIfAny("b2b", nameof(options));
        return LifecycleDefinition.Build("b2b", lifecycle =>
        {
            var buys = Buys(options);
            var hasDeal = Fields.OpenDealCount.AtLeast(1);
            var qualifies = Qualifies(options);
            var hasBought = HasBought();
            var expands = ExpandsBusiness(options);
            lifecycle
                .Stage("lead", 0)
                .Stage("qualified", 1)
                .Stage("opportunity", 2)
                .Stage("customer", 3)
                .Stage("expansion", 4)
                .Stage("advocate", 5)
                .Stage("dormant")

                .Rule("buy", r => r.From([.. BeforePurchase, "dormant"]).To("customer").WhenTimePasses().When(buys).Priority(20))
                .Rule("open-deal", r => r.From(["lead", "qualified", "dormant", .. SincePurchase]).To("opportunity")
                    .WhenTimePasses().When(Condition.All(!buys, hasDeal)).Priority(20))
                .Rule("qualify", r => r.From(["lead", "opportunity", "dormant", .. SincePurchase]).To("qualified")
                    .WhenTimePasses().When(Condition.All(!buys, !hasDeal, qualifies)).Priority(20))
                .Rule("fall-silent", r => r.From([.. BeforePurchase, .. SincePurchase]).To("dormant")
                    .WhenTimePasses().When(Condition.All(!buys, !hasDeal, !qualifies, hasBought)).Priority(20))
                .Rule("lose-interest", r => r.From(["qualified", "opportunity", "dormant", .. SincePurchase]).To("lead")
                    .WhenTimePasses().When(Condition.All(!buys, !hasDeal, !qualifies, !hasBought)).Priority(20))
                .Rule("expand", r => r.From("customer").To("expansion").WhenTimePasses().When(expands))
                .Rule("contract", r => r.From("expansion").To("customer").WhenTimePasses().When(!expands));
            DeclareAdvocacy(lifecycle, options, from: ["customer", "expansion"], to: "advocate", back: "customer");
        });
    }

    private static TimeSpan HalfYear => TimeSpan.FromDays(180);

    private static string[] BeforePurchase => ["lead", "qualified", "opportunity"];

    private static string[] SincePurchase => ["customer", "expansion", "advocate"];

    /// <summary>Returns the condition that a customer has bought lately, which is never unknown.</summary>
    private static Condition Buys(B2BOptions options) => Condition.Any(
        Fields.WonDealCount.AtLeast(1) & Fields.LastDealWonAt.Within(options.SilentAfter),
        Fields.OrderCount.AtLeast(1) & Fields.LastOrderAt.Within(options.SilentAfter),
        Fields.OpenSubscriptionCount.AtLeast(1));

    /// <summary>Returns the condition that a customer has ever bought, which is never unknown.</summary>
    private static Condition HasBought() => Condition.Any(Fields.WonDealCount.AtLeast(1), Fields.OrderCount.AtLeast(1));

    /// <summary>Returns the condition that a lead takes part, or lost a deal lately, which is never unknown.</summary>
    private static Condition Qualifies(B2BOptions options) => TakesPart(
        options, Fields.LostDealCount.AtLeast(1) & Fields.LastDealLostAt.Within(options.NurtureFor));

    /// <summary>Returns the condition that a customer's business expands, which is never unknown.</summary>
    private static Condition ExpandsBusiness(B2BOptions options)
    {
        var year = Fields.NetRevenueWithin(Year);
        var conditions = new List<Condition> { Fields.WonDealCount.AtLeast(options.ExpansionDealCount) };
        if (options.ExpansionDealValue is { } value)
            conditions.Add(Fields.WonDealValue.Exists() & Fields.WonDealValue.AtLeast(value));
        if (options.ExpansionRevenue is { } revenue) conditions.Add(year.AtLeast(revenue));
        if (options.ExpansionGrowth is { } growth)
        {
            var before = Fields.NetRevenueBefore(Year);
            // Without a recent order the two years compare orders that merely grow older, one after another.
            conditions.Add(Condition.All(
                Fields.OrderCount.AtLeast(1), Fields.LastOrderAt.Within(HalfYear), before.GreaterThan(0),
                year.AtLeast(before, times: growth)));
        }

        if (conditions.Count == 1) return conditions[0];
        return Condition.Any([.. conditions]);
    }
}
