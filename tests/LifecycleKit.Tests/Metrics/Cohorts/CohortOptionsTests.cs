using LifecycleKit.Customers;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

public class CohortOptionsTests
{
    private static readonly DateTimeOffset AsOf = Days.Day(100);

    /// <summary>Each differs from the defaults in one thing.</summary>
    private static readonly CohortOptions[] Others =
    [
        new() { Unit = CalendarUnit.Week }, new() { TimeZone = Zones.Find("Europe/Vienna") }, new() { Aging = CohortAging.Anniversary },
        new() { Retention = CohortRetention.Unbounded }, new() { Retention = CohortRetention.Brackets(0, 1) },
        new() { ShowUnfinished = true },
    ];

    [Fact]
    public void Merge_OtherOptions_IsRefused() => Assert.All(Others, other =>
        Assert.Throws<ArgumentException>(nameof(other), () => Empty(new CohortOptions()).Merge(Empty(other))));

    [Fact]
    public void Merge_OptionsThatSayTheSame_IsTaken() => Assert.Empty(
        Empty(new CohortOptions { Retention = CohortRetention.Brackets(0, 2) })
            .Merge(Empty(new CohortOptions { Retention = CohortRetention.Brackets(0, 2) })).Rows);

    [Fact]
    public void Merge_AnotherInstant_IsRefused()
    {
        var other = new CohortTableBuilder(AsOf.AddTicks(1)).Build();
        Assert.Throws<ArgumentException>(nameof(other), () => Empty(null).Merge(other));
        Assert.Empty(Empty(null).Merge(new CohortTableBuilder(AsOf.ToOffset(TimeSpan.FromHours(5))).Build()).Rows);
    }

    [Fact]
    public void Nulls_InAnyArgument_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("other", () => Empty(null).Merge(null!));
        Assert.Throws<ArgumentNullException>("log", () => CohortTable.Of(null!, AsOf));
        Assert.Throws<ArgumentNullException>(
            "anchor", () => CohortTable.Of(ShopGen.Log([]), AsOf, (Func<OrderLogCustomer, DateTimeOffset?>)null!));
        Assert.Throws<ArgumentNullException>("TimeZone", () => new CohortOptions { TimeZone = null! });
        Assert.Throws<ArgumentNullException>("Retention", () => new CohortOptions { Retention = null! });
    }

    [Fact]
    public void Options_UndefinedEnumValues_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Unit", () => new CohortOptions { Unit = (CalendarUnit)3 });
        Assert.Throws<ArgumentOutOfRangeException>("Aging", () => new CohortOptions { Aging = (CohortAging)(-1) });
    }

    [Theory]
    [InlineData]
    [InlineData(1)]
    [InlineData(-1, 1)]
    [InlineData(0, 2, 2)]
    [InlineData(0, 3, 2)]
    public void Brackets_ThatDoNotAscend_AreRefused(params int[] bounds) =>
        Assert.Throws<ArgumentException>(nameof(bounds), () => CohortRetention.Brackets(bounds));

    [Fact]
    public void Ages_OfColumns_AreHalfOpen()
    {
        Assert.Equal((4, 5), Ages(CohortRetention.Exact, 4));
        Assert.Equal((4, int.MaxValue), Ages(CohortRetention.Unbounded, 4));
        Assert.Equal((1, 3), Ages(CohortRetention.Brackets(0, 1, 3), 1));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => Ages(CohortRetention.Brackets(0, 1, 3), 2));
        Assert.Throws<ArgumentOutOfRangeException>("column", () => Ages(CohortRetention.Exact, -1));
    }

    [Fact]
    public void Column_Negative_IsRefused()
    {
        var builder = new CohortTableBuilder(AsOf);
        builder.Add(Days.Day(0), []);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => builder.Build().Rows[0][-1]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => builder.Build().GetAverage(-1));
    }

    [Fact]
    public void Add_ToABuilderThatKnowsTheCohort_AllocatesNothing()
    {
        var builder =
            new CohortTableBuilder(AsOf, new CohortOptions { TimeZone = Zones.Find("Europe/Vienna"), Aging = CohortAging.Anniversary });
        var orders = Enumerable.Range(0, 20).Select(i => new OrderEntry(Days.Day(4 * i), i - 1)).ToArray();
        Assert.Equal(0, Allocation.Of(() => builder.Add(orders)));
        var table = builder.Build();
        Assert.Equal(0, Allocation.Of(() => table.GetAverage(1)));
    }

    private static CohortTable Empty(CohortOptions? options) => new CohortTableBuilder(AsOf, options).Build();

    private static (int First, int End) Ages(CohortRetention retention, int column) =>
        (retention.FirstAge(column), retention.EndAge(column));
}
