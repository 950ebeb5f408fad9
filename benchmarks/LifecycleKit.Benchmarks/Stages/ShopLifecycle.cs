using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Benchmarks.Stages;

/// <summary>The lifecycle of a shop, with ten rules of about three leaves each.</summary>
internal static class ShopLifecycle
{
    public static LifecycleDefinition Definition { get; } = LifecycleDefinition.Build("shop", x => x
        .Stage("visitor", rank: 0).Stage("first-time", rank: 1).Stage("repeat", rank: 2).Stage("loyal", rank: 3)
        .Stage("at-risk").Stage("lapsed")
        .Rule("01 first", rule => rule.From("visitor").To("first-time").On(EventTriggers.OrderPlaced)
            .When(Condition.All(Fields.OrderCount.AtLeast(1), Fields.NetRevenue.GreaterThan(0), Fields.EventAmount.GreaterThan(0))))
        .Rule("02 second", rule => rule.From("first-time").To("repeat").On(EventTriggers.OrderPlaced)
            .When(Condition.All(Fields.OrderCount.AtLeast(2), Fields.NetRevenue.AtLeast(50), Fields.EventAmount.GreaterThan(0))))
        .Rule("03 often", rule => rule.From("repeat").To("loyal").On(EventTriggers.OrderPlaced)
            .When(Condition.All(Fields.OrderCount.AtLeast(4), Fields.NetRevenue.AtLeast(400), Fields.MeanDaysBetweenOrders.LessThan(90))))
        .Rule("04 advocate", rule => rule.From("repeat").To("loyal").On(EventTriggers.ReferralMade)
            .When(Condition.All(Fields.ReferralCount.AtLeast(2), Fields.OrderCount.AtLeast(3), Fields.EmailContactable.IsTrue())))
        .Rule("05 back", rule => rule.From("at-risk", "lapsed").To("repeat").On(EventTriggers.OrderPlaced)
            .When(Condition.All(Fields.OrderCount.AtLeast(2), Fields.NetRevenue.AtLeast(50), Fields.RecencyDays.AtMost(30))))
        .Rule("06 browsing", rule => rule.From("lapsed").To("at-risk").On(EventTriggers.Visit)
            .When(Condition.All(Fields.EventEngaged.IsTrue(), Fields.OrderCount.AtLeast(1), Fields.EmailContactable.IsTrue())))
        .Rule("07 refunded", rule => rule.FromAny().To("visitor").On(EventTriggers.OrderRefunded | EventTriggers.OrderCancelled)
            .When(Condition.All(Fields.OrderCount.EqualTo(0), Fields.NetRevenue.AtMost(0), Fields.FirstSeenAt.Exists())))
        .Rule("08 quiet", rule => rule.From("first-time", "repeat").To("at-risk").WhenTimePasses()
            .When(Quiet(days: 60, stay: 7)))
        .Rule("09 quiet loyal", rule => rule.From("loyal").To("at-risk").WhenTimePasses()
            .When(Quiet(days: 120, stay: 7)))
        .Rule("10 gone", rule => rule.From("at-risk").To("lapsed").WhenTimePasses()
            .When(Quiet(days: 90, stay: 30))));

    private static Condition Quiet(int days, int stay) => Condition.All(
        Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(days)),
        StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(stay)),
        Fields.OrderCount.AtLeast(1));
}
