using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

public class MetricReportTests
{
    private static readonly MetricReportOptions January = new() { Period = Period.Create(Days.Day(0), Days.Day(31)) };

    /// <summary>Events of up to six customers as they arrive, interleaved; a report over some of the time, beside another.</summary>
    private static Gen<(KeyValuePair<string, CustomerEvent>[] Events, MetricReportOptions Options)> Cases { get; } =
        from events in Gen.ArrayOf(
            from customer in Gen.Choose(1, 6) from e in EventGen.Any select KeyValuePair.Create($"customer {customer}", e)).Resize(80)
        from zone in ShopGen.Zone
        from days in Gen.Choose(1, 12)
        from start in Gen.Choose(0, 8)
        from compares in Gen.Elements(true, false)
        let period = Period.Create(Days.Day(start), Days.Day(start + days))
        select (events, new MetricReportOptions
        {
            Period = period, Comparison = compares ? CalendarPeriods.GetPrevious(period, zone) : null, TimeZone = zone,
            LeadTime = TimeSpan.FromDays(2),
        });

    [Fact]
    public void Build_OfAnyEvents_EqualsThePublicMetrics() => Law.Holds(Cases, x =>
    {
        var report = Report(x.Events, x.Options);
        var customers = x.Events.GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(group => group.Key, group => group.ToArray());
        AssertEqual(NaiveReport.Of(customers, x.Options, x.Options.Period), figure => figure);
        if (x.Options.Comparison is { } comparison)
            AssertEqual(NaiveReport.Of(customers, x.Options, comparison), figure => figure.Comparison!);
        Assert.Equal(
            GrowthTable.Of(
                customers.Values.Select(events => NaiveReport.LedgerOf(events).ToEntries()), x.Options.Period, CalendarUnit.Month,
                x.Options.TimeZone).Rows,
            report.Months);

        void AssertEqual(Dictionary<string, MetricValue> expected, Func<MetricFigure, MetricFigure> side)
        {
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), report.Figures.Select(NameOf).Order(StringComparer.Ordinal));
            foreach (var figure in report.Figures)
            {
                Assert.True(
                    expected[NameOf(figure)] == ValueOf(side(figure)),
                    $"{NameOf(figure)}: expected {expected[NameOf(figure)]}, found {side(figure)}");
            }
        }
    });

    [Fact]
    public void Build_OfAnySplitAndOrderOfEvents_IsTheSame() => Law.Holds(
        from x in Cases
        from shuffled in Gen.Shuffle(x.Events)
        from cut in Gen.Choose(0, x.Events.Length)
        select (x, shuffled, cut),
        c =>
        {
            var (left, right) = (Builder(c.shuffled[..c.cut], c.x.Options), Builder(c.shuffled[c.cut..], c.x.Options));
            left.Merge(right);
            Assert.Equal(Report(c.x.Events, c.x.Options).ToJson(), left.Build().ToJson());
            Assert.Equal(c.x.Events.Length, left.EventCount);
        });

    [Fact]
    public void Of_ALog_IsTheReportOfItsOrdersAsEvents() => Law.Holds(
        from rows in ShopGen.Rows
        from period in ShopGen.Period
        from zone in ShopGen.Zone
        select (rows, new MetricReportOptions { Period = period, TimeZone = zone }),
        x =>
        {
            var events = x.rows.Select((row, i) => KeyValuePair.Create(
                row.CustomerId,
                CustomerEvent.Order(new OrderSnapshot { OrderId = $"{i}", PlacedAt = row.PlacedAt, GrossTotal = row.Amount })));
            Assert.Equal(Report(events, x.Item2).ToJson(), MetricReport.Of(ShopGen.Log(x.rows), x.Item2).ToJson());
        },
        count: 500);

    [Fact]
    public void Build_OfALateRefund_CorrectsThePeriodOfTheOrder()
    {
        var builder = new MetricReportBuilder(January);
        var order = new OrderSnapshot { OrderId = "1", PlacedAt = Days.Day(3), GrossTotal = 80 };
        builder.Add("Anna", CustomerEvent.Order(order));
        Assert.Equal((80, 1), (builder.Build()["net_revenue"].Numerator, builder.Build().Months[0].NewCount));

        builder.Add("Anna", CustomerEvent.Order(order with { ChangedAt = Days.Day(40), RefundedTotal = 30 }));
        Assert.Equal(
            (50, 80),
            (builder.Build()["net_revenue"].Numerator, builder.Build()["average_order_value", "gross"].Estimate.Value));

        builder.Add("Anna", CustomerEvent.Order(order with { ChangedAt = Days.Day(41), RefundedTotal = 80 }));
        Assert.Equal((0, 0), (builder.Build()["net_revenue"].Numerator, builder.Build().Months[0].ActiveCount));
    }

    [Fact]
    public void ToJson_OfAComparison_HasTheFiguresOfBothPeriods()
    {
        var options = new MetricReportOptions { Period = Period.Create(Days.Day(31), Days.Day(60)), Comparison = January.Period };
        var report = Report(
            [
                new("Anna", Order("1", 1, 30)), new("Anna", Order("2", 33, 50)), new("Ben", Order("3", 40, 20.50m)),
                new("Ben", CustomerEvent.SurveyAnswer(Days.Day(41), SurveyKind.Nps, 9)),
            ],
            options);
        using var json = JsonDocument.Parse(report.ToJson());
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("format").GetInt32());
        Assert.Equal(
            """{"month":"2024-02","new":1,"returning":1,"resurrecting":0,"dormant":0,"active":2,"orders":2,"netRevenue":70.5,"quickRatio":null}""",
            JsonSerializer.Serialize(root.GetProperty("months")[0]));

        var orderValue = root.GetProperty("metrics").EnumerateArray().Single(metric =>
            metric.GetProperty("name").GetString() == "average_order_value" && metric.GetProperty("variant").GetString() == "net");
        Assert.Equal(
            """{"name":"average_order_value","variant":"net","value":35.25,"numerator":70.5,"denominator":2,"comparison":{"value":30,"numerator":30,"denominator":1},"change":5.25}""",
            JsonSerializer.Serialize(orderValue));

        var promoters =
            root.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "net_promoter_score");
        Assert.Equal(
            (100, "there are no answers"),
            (promoters.GetProperty("value").GetInt32(), promoters.GetProperty("comparison").GetProperty("reason").GetString()));
        Assert.Equal(JsonValueKind.Null, promoters.GetProperty("comparison").GetProperty("value").ValueKind);
        Assert.False(promoters.TryGetProperty("change", out _));
    }

    [Theory]
    [InlineData("no_such_metric", "", "There is no metric 'no_such_metric'; there is new_customers,")]
    [InlineData(
        "average_order_value", "",
        "There is more than one metric 'average_order_value'; there is average_order_value (gross), average_order_value (net).")]
    [InlineData("average_order_value", "median", "There is no metric 'average_order_value (median)'; there is new_customers,")]
    public void Item_OfAnUnknownName_ListsTheChoices(string name, string variant, string message) =>
        Assert.StartsWith(
            message, Assert.Throws<ArgumentException>(nameof(name), () => Report([], January)[name, variant]).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Add_OfInvalidInput_IsRefusedAndKeepsTheBuilder()
    {
        var builder = new MetricReportBuilder(January);
        builder.Add(
            "Anna", CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = Days.Day(3), GrossTotal = 80, Currency = "EUR" }));
        var before = builder.Build().ToJson();
        Assert.Throws<ArgumentException>("customerId", () => builder.Add("", Order("2", 3, 1)));
        Assert.Throws<ArgumentException>("customerEvent", () => builder.Add("Ben", default));
        Assert.Throws<CurrencyMismatchException>(() => builder.Add(
            "Ben", CustomerEvent.Order(new OrderSnapshot { OrderId = "2", PlacedAt = Days.Day(3), GrossTotal = 80, Currency = "USD" })));
        Assert.Throws<ArgumentException>("other", () => builder.Merge(builder));
        Assert.Throws<ArgumentException>(
            "other", () => builder.Merge(new MetricReportBuilder(January with { LeadTime = TimeSpan.FromDays(1) })));
        Assert.Equal((before, 1, 1L), (builder.Build().ToJson(), builder.CustomerCount, builder.EventCount));
    }

    [Fact]
    public void Add_MoreEventsOfTheSameCustomers_KeepsNoMemory()
    {
        var builder = new MetricReportBuilder(January);
        var visit = CustomerEvent.Visit(Days.Day(1), "ad", TimeSpan.FromSeconds(20));
        var answer = CustomerEvent.SurveyAnswer(Days.Day(1), SurveyKind.Nps, 9);
        var order = Order("1", 2, 10);
        Assert.Equal(0, Allocation.Of(() =>
        {
            builder.Add("Anna", visit);
            builder.Add("Anna", answer);
            builder.Add("Anna", order);
        }));
    }

    [Fact]
    public void Options_ThatAreInvalid_AreRefused()
    {
        Assert.Throws<ArgumentException>("Period", () => new MetricReportOptions { Period = default });
        Assert.Throws<ArgumentException>("Comparison", () => January with { Comparison = default(Period) });
        Assert.Throws<ArgumentNullException>("TimeZone", () => January with { TimeZone = null! });
        Assert.Throws<ArgumentOutOfRangeException>("LeadTime", () => January with { LeadTime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(
            "EngagementThreshold", () => January with { EngagementThreshold = TimeSpan.FromTicks(-1) });
    }

    private static MetricValue ValueOf(MetricFigure figure) => new()
    {
        Estimate = figure.Estimate, Numerator = figure.Numerator, Denominator = figure.Denominator, Interval = figure.Interval,
    };

    private static string NameOf(MetricFigure figure) => figure.Variant.Length > 0 ? $"{figure.Name}/{figure.Variant}" : figure.Name;

    private static CustomerEvent Order(string id, double day, decimal total) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = Days.Day(day), GrossTotal = total });

    private static MetricReport Report(IEnumerable<KeyValuePair<string, CustomerEvent>> events, MetricReportOptions options) =>
        Builder(events, options).Build();

    private static MetricReportBuilder Builder(IEnumerable<KeyValuePair<string, CustomerEvent>> events, MetricReportOptions options)
    {
        var builder = new MetricReportBuilder(options);
        foreach (var (customer, e) in events) builder.Add(customer, e);
        return builder;
    }
}
