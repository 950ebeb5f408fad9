using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Metrics;

/// <summary>
/// Generated journeys through two ranked stages, two of one rank above them, and two without; instants often coincide with one another and
/// with midnights.
/// </summary>
internal static class JourneyGen
{
    public static StageRanks Ranks { get; } = StageRanks.Of(LifecycleDefinition.Build("journeys", lifecycle => lifecycle
        .Stage("low", 0).Stage("middle", 5).Stage("high", 9).Stage("as high", 9).Stage("aside")
        .Stage("lost", null, stage => stage.RenamedFrom("gone"))
        .Rule("up", r => r.From("low", "middle", "aside").To("high").On(EventTriggers.OrderPlaced))
        .Rule("on", r => r.From("high").To("as high").On(EventTriggers.OrderPlaced))
        .Rule("down", r => r.From("high", "as high").To("middle").On(EventTriggers.OrderRefunded))
        .Rule("out", r => r.From("middle").To("aside").On(EventTriggers.OrderCancelled))
        .Rule("off", r => r.From("aside").To("lost").On(EventTriggers.OrderCancelled))));

    public static Gen<CalendarUnit> Unit { get; } = Gen.Elements(CalendarUnit.Day, CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Month);

    /// <summary>Among them midnights of the zones of <see cref="ShopGen"/>, summer and winter.</summary>
    public static Gen<DateTimeOffset> Instant { get; } =
        from day in Gen.Choose(0, ShopGen.LengthDays)
        from halfHours in Gen.Elements(0, 0, 10, 8, 6, 26, 27, 46, 44, 13)
        select ShopGen.Start.AddDays(day).AddMinutes(30 * halfHours);

    public static Gen<Period> Period { get; } =
        from first in Instant
        from second in Instant.Where(second => second != first)
        select LifecycleKit.Customers.Period.Create(first < second ? first : second, first < second ? second : first);

    /// <summary>Customers who are observed at least until the last of all instants.</summary>
    public static Gen<NaiveJourney[]> Customers { get; } = Gen.ArrayOf(Customer(Gen.Constant(ShopGen.LengthDays + 1))).Resize(12);

    /// <summary>Customers whose observation may end at their last move.</summary>
    public static Gen<NaiveJourney[]> Observed { get; } = Gen.ArrayOf(Customer(Gen.Elements(0, 0, 1, 50))).Resize(12);

    private static Gen<NaiveJourney> Customer(Gen<int> longer) =>
        from count in Gen.Choose(1, 8)
        from instants in Gen.ArrayOf(Instant, count)
        from stages in Gen.ArrayOf(Gen.Elements(Ranks.Stages.AsEnumerable()), count)
        from isTogether in Gen.ArrayOf(Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))), count)
        from days in longer
        select Of(instants, stages, isTogether, days);

    private static NaiveJourney Of(DateTimeOffset[] instants, string[] stages, bool[] isTogether, int days)
    {
        var at = instants.Order().ToArray();
        for (var i = 1; i < at.Length; i++)
            if (isTogether[i]) at[i] = at[i - 1];
        var entries = stages.Select((stage, i) => new StageEntry(stage, at[i])).ToArray();
        return new NaiveJourney(entries, at[^1].AddDays(days));
    }
}
