using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Conditions that interval reasoning reports as impossible, with near misses.</summary>
public class ConditionRegionTests
{
    private static readonly DateTimeOffset Day = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly NumberField Price = Fields.NumberTrait("price");
    private static readonly TextField Colour = Fields.TextTrait("colour");
    private static readonly Condition Code = Condition.Predicate("code", (in Facts _) => true);

    public static TheoryData<string> Impossible => Names(ImpossibleConditions());

    public static TheoryData<string> Possible => Names(PossibleConditions());

    [Theory]
    [MemberData(nameof(Impossible))]
    public void IsEmpty_OfAContradiction_IsTrueAndSaysWhy(string condition)
    {
        var region = ConditionRegion.Of(ImpossibleConditions().Single(x => x.ToString() == condition));
        Assert.True(region.IsEmpty);
        Assert.NotEmpty(region.Conflict!);
    }

    [Theory]
    [MemberData(nameof(Possible))]
    public void IsEmpty_OfANearMiss_IsFalse(string condition) =>
        Assert.False(ConditionRegion.Of(PossibleConditions().Single(x => x.ToString() == condition)).IsEmpty);

    [Fact]
    public void Of_TooManyAlternatives_KnowsNothing()
    {
        Condition[] pairs =
            [.. Enumerable.Range(0, 9).Select(i => Fields.NumberTrait($"a{i}").AtLeast(1) | Fields.NumberTrait($"b{i}").AtLeast(1))];
        Assert.Equal(256, ConditionRegion.Of(Condition.All(pairs[..8])).Terms.Length);
        var region = ConditionRegion.Of(Condition.All([.. pairs, Price.AtLeast(2), Price.LessThan(2)]));
        Assert.Equal((false, false), (region.IsKnown, region.IsEmpty));
        Assert.False(region.IsWithin(ConditionRegion.Of(Price.AtLeast(1))));
        Assert.True(region.IsWithin(ConditionRegion.Any));
    }

    [Fact]
    public void Conflict_OfAContradiction_NamesBothLiterals() => Assert.Equal(
        "nothing is orders.count >= 4 and not(orders.count >= 2)",
        ConditionRegion.Of(Fields.OrderCount.AtLeast(4) & !Fields.OrderCount.AtLeast(2)).Conflict);

    [Theory]
    [InlineData(4, 2, true)]
    [InlineData(2, 2, true)]
    [InlineData(1, 2, false)]
    public void IsWithin_OfCounts_ComparesTheirRanges(int narrow, int wide, bool expected) => Assert.Equal(
        expected,
        ConditionRegion.Of(Fields.OrderCount.AtLeast(narrow) & Colour.EqualTo("red"))
            .IsWithin(ConditionRegion.Of(Fields.OrderCount.GreaterThan(wide - 1))));

    [Fact]
    public void IsWithin_OfAlternatives_NeedsEachInsideOne()
    {
        var wide = ConditionRegion.Of(Price.AtMost(2) | Price.AtLeast(5) | Code);
        Assert.True(ConditionRegion.Of(Price.EqualTo(1) | Price.GreaterThan(7)).IsWithin(wide));
        Assert.True(ConditionRegion.Of(Code & Colour.Exists()).IsWithin(wide));
        Assert.False(ConditionRegion.Of(Price.EqualTo(1) | Price.EqualTo(3)).IsWithin(wide));
        Assert.False(ConditionRegion.Of(!Price.Exists()).IsWithin(wide));
        Assert.False(wide.IsWithin(ConditionRegion.Of(Price.Exists())));
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 4)]
    public void Joint_OfRelatedFieldsThatAskForMuch_HasAnExample(int orders, int revenue)
    {
        var (one, other) = (Term(Fields.OrderCount.AtLeast(orders)), Term(Fields.NetRevenue.AtLeast(revenue)));
        Assert.Equal($"orders.count = {orders}, revenue.net = {revenue}", FieldDependency.Joint(one, other)!.Example());
    }

    [Fact]
    public void Joint_OfWhatMayDependOnEachOther_IsNotCertain()
    {
        Assert.Null(FieldDependency.Joint(Term(Fields.OrderCount.EqualTo(0)), Term(Fields.LastOrderAt.Exists())));
        Assert.Null(FieldDependency.Joint(Term(Fields.MonetaryScore.EqualTo(1)), Term(Fields.NetRevenue.AtLeast(1_000))));
        Assert.Null(FieldDependency.Joint(Term(Fields.EventRating.AtLeast(4)), Term(Fields.EventNps.AtMost(6))));
        Assert.Null(FieldDependency.Joint(Term(Code), Term(Price.AtLeast(1))));
        Assert.NotNull(FieldDependency.Joint(Term(Price.AtLeast(1)), Term(Colour.EqualTo("red"))));
        Assert.NotNull(FieldDependency.Joint(Term(Fields.OrderCount.AtLeast(2)), Term(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(3)))));
    }

    private static ConditionTerm Term(Condition condition) => Assert.Single(ConditionRegion.Of(condition).Terms);

    private static TheoryData<string> Names(IEnumerable<Condition> conditions) => [.. conditions.Select(condition => condition.ToString())];

    private static IEnumerable<Condition> ImpossibleConditions() =>
    [
        Price.AtLeast(4) & Price.LessThan(4),
        Price.GreaterThan(4) & Price.AtMost(4),
        Price.GreaterThan(4) & Price.LessThan(4),
        Price.EqualTo(4) & Price.NotEqualTo(4),
        Price.In(1, 2, 3) & Price.NotIn(1, 2, 3, 4),
        Price.Between(1, 2) & !Price.AtMost(3),
        Price.In(1, 5) & Price.Between(2, 4),
        Fields.OrderCount.LessThan(0),
        Fields.OrderCount.GreaterThan(1) & Fields.OrderCount.LessThan(2),
        Fields.OrderCount.EqualTo(1.5m),
        !Fields.VisitCount.AtLeast(0),
        Fields.RecencyScore.AtMost(0),
        Fields.MonetaryScore.AtLeast(11),
        Fields.LastNps.GreaterThan(10),
        Fields.LastCsat.Between(1.2m, 1.8m),
        Price.Exists() & !Price.Exists(),
        !Price.Exists() & Price.AtLeast(1),
        !Price.Exists() & !Price.AtLeast(1),
        Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(5)) & Fields.FirstSeenAt.Within(TimeSpan.FromDays(5)),
        !Fields.FirstSeenAt.Within(TimeSpan.FromDays(6)) & Fields.FirstSeenAt.Within(TimeSpan.FromDays(5)),
        Fields.FirstSeenAt.OnOrAfter(Day) & Fields.FirstSeenAt.Before(Day),
        Fields.FirstSeenAt.After(Day) & Fields.FirstSeenAt.Before(Day.AddTicks(1)),
        Fields.FirstSeenAt.OnOrAfter(Day) & Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(2))
            & Fields.LastSeenAt.Before(Day) & Fields.LastSeenAt.Within(TimeSpan.FromDays(2)),
        Fields.EmailContactable.IsTrue() & Fields.EmailContactable.IsFalse(),
        Fields.EmailContactable.IsTrue() & !Fields.EmailContactable.IsTrue(),
        Colour.EqualTo("red") & Colour.EqualTo("blue"),
        Colour.In("red", "blue") & Colour.NotIn("blue", "red", "green"),
        Colour.EqualTo("red") & !Colour.In("red", "blue"),
        SegmentFields.Phase.NotIn([.. SegmentFields.Phase.Known!]),
        Code & !Code & Price.Exists(),
        Condition.Not((Price.AtLeast(4) | Price.LessThan(4)) & Price.Exists()) & Price.Exists(),
        (Price.AtLeast(5) | Price.AtMost(1)) & Price.Between(2, 4),
        Fields.OrderCount.EqualTo(0) & Fields.LastOrderAt.Within(TimeSpan.FromDays(9)),
        Fields.OrderCount.AtLeast(1) & !Fields.RecencyDays.Exists(),
        Fields.OrderCount.EqualTo(1) & Fields.MeanDaysBetweenOrders.AtMost(30),
        SegmentFields.Segment.EqualTo("Champions") & Fields.RecencyScore.AtMost(3),
        SegmentFields.Phase.EqualTo(LifecyclePhase.Acquisition) & Fields.OrderCount.AtLeast(1),
        SegmentFields.Segment.EqualTo("First-time Customers") & Fields.OrderCount.AtLeast(2),
        SegmentFields.Segment.EqualTo("Loyal Visitors") & Fields.EmailContactable.IsFalse(),
        SegmentFields.Segment.EqualTo("Champions") & SegmentFields.Phase.EqualTo(LifecyclePhase.Retention),
        SegmentFields.Segment.EqualTo("Champions") & SegmentFields.ForMap(SegmentMaps.Classic11).EqualTo("Lost"),
    ];

    private static IEnumerable<Condition> PossibleConditions() =>
    [
        Price.AtLeast(4) & Price.AtMost(4),
        Price.GreaterThan(4) & Price.LessThan(4.1m),
        Price.GreaterThan(1) & Price.LessThan(2),
        Price.LessThan(0),
        Price.EqualTo(decimal.MaxValue),
        Price.AtMost(decimal.MinValue),
        Price.In(1, 5) & Price.Between(2, 5),
        Price.NotIn(1, 2) & Price.Between(1, 2),
        !Price.Exists(),
        !Price.Exists() | Price.AtLeast(1),
        Fields.OrderCount.GreaterThan(1) & Fields.OrderCount.LessThan(3),
        Fields.RecencyDays.LessThan(0),
        Fields.NetRevenue.LessThan(0),
        Fields.RecencyScore.Between(1, 10),
        Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(5)) & Fields.FirstSeenAt.Within(TimeSpan.FromDays(6)),
        Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(5)) & Fields.LastSeenAt.Within(TimeSpan.FromDays(5)),
        Fields.FirstSeenAt.OnOrAfter(Day) & Fields.FirstSeenAt.OnOrBefore(Day),
        Fields.FirstSeenAt.OnOrAfter(Day) & Fields.FirstSeenAt.OlderThan(TimeSpan.FromDays(2))
            & Fields.LastSeenAt.Before(Day) & Fields.LastSeenAt.Within(TimeSpan.FromDays(3)),
        Colour.NotEqualTo("red") & Colour.NotEqualTo("blue"),
        Colour.In("red", "blue") & Colour.NotEqualTo("blue"),
        Fields.EmailContactable.IsTrue() & Fields.SmsContactable.IsFalse(),
        Code & Condition.Predicate("code", (in Facts _) => false),
        Fields.OrderCount.EqualTo(0) & Fields.RecencyScore.Exists() | Price.Exists(),
        Fields.OrderCount.AtLeast(1) & !Fields.RecencyScore.Exists(),
        Fields.OrderCount.EqualTo(2) & Fields.MeanDaysBetweenOrders.AtMost(30),
        SegmentFields.Segment.EqualTo("Champions") & Fields.RecencyScore.AtMost(4),
        SegmentFields.Segment.EqualTo("First-time Customers") & Fields.RecencyScore.EqualTo(3) & Fields.OrderCount.LessThan(2),
        SegmentFields.Segment.EqualTo("Loyal Visitors") & !Fields.LastOrderAt.Exists(),
        SegmentFields.Segment.EqualTo("Champions") & Fields.EmailContactable.IsFalse(),
        SegmentFields.Segment.EqualTo("Champions") & SegmentFields.Phase.EqualTo(LifecyclePhase.Veneration),
        !SegmentFields.Segment.Exists() & Fields.OrderCount.AtLeast(1),
        StageFields.EnteredAt.Within(TimeSpan.FromDays(1)),
    ];
}
