using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

/// <summary>The lifecycle of a shop that sells tea.</summary>
internal static class TeaClub
{
    public static DateTimeOffset Monday { get; } = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static LifecycleDefinition Definition { get; } = LifecycleDefinition.Build("tea club", club => club
        .Stage("guest", 0).Stage("member", 1).Stage("dozing")
        .Rule("joins", rule => rule.From("guest").To("member").On(EventTriggers.OrderPlaced).When(Fields.OrderCount.AtLeast(2)))
        .Rule(
            "dozes-off",
            rule => rule.From("member").To("dozing").WhenTimePasses().When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(60))))
        .Rule("wakes", rule => rule.From("dozing").To("member").On(EventTriggers.OrderPlaced)));
}
