using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Metrics;

/// <summary>Win rate, cycle time, deal value, conversion and pipeline, each against plain computations over all snapshots.</summary>
public class DealMetricTests
{
    private static readonly Period Month = Sales.Between(0, 31);

    /// <summary>A deal won after 10 days for 900, one lost after 5 of 100, one open since day 8, and one won of unknown value.</summary>
    private static readonly CustomerEvent[][] Example =
    [
        [
            Changed("a", 2, 2, "qualification", 1_000), Changed("a", 2, 6, "proposal", 900), Closed("a", 2, 12, DealOutcome.Won, 900),
            Changed("b", 3, 3, "qualification", 100), Closed("b", 3, 8, DealOutcome.Lost, 100),
        ],
        [
            Changed("a", 8, 8, "qualification", 500), Changed("a", 8, 9, "proposal", 400, 0.5m),
            Changed("b", 4, 4, "qualification", null), Closed("b", 4, 10, DealOutcome.Won, null),
        ],
    ];

    private static Gen<CustomerEvent[][]> Customers { get; } =
        Gen.ArrayOf(Gen.ArrayOf(DealGen.Event(EventGen.Instant)).Resize(12)).Resize(4);

    [Fact]
    public void DealWinRate_OfAnExample_CountsClosedDeals()
    {
        var rate = DealWinRate.Of(Example, Month, Days.Day(31));
        Assert.Equal(Ratio.Of(2, 3), rate);
        Assert.Equal(Ratio.Of(2, 3).WilsonInterval(), rate.WilsonInterval());
        Assert.Equal(Ratio.Of(900, 1_000), DealWinRate.ByValue(Example, Month, Days.Day(31)));
        Assert.Equal(Ratio.Of(1, 1), DealWinRate.Of(Example, Sales.Between(9, 12), Days.Day(31)));
        // On day 9 the won deals were open.
        Assert.Equal(Ratio.Of(0, 1), DealWinRate.Of(Example, Month, Days.Day(9)));
        Assert.Equal(Ratio.Of(3, 10), DealWinRate.Of(3, 10));
        Assert.False(DealWinRate.Of([], Month, Days.Day(31)).IsDefined);
    }

    [Fact]
    public void SalesCycleTime_OfAnExample_CensorsOpenDeals()
    {
        Assert.Equal(
            [SurvivalRow.Censored(5), SurvivalRow.Event(6), SurvivalRow.Event(10), SurvivalRow.Censored(12)],
            SalesCycleTime.ToWin(Example, Month, Days.Day(20)).Rows);
        Assert.Equal(
            [SurvivalRow.Event(5), SurvivalRow.Event(6), SurvivalRow.Event(10), SurvivalRow.Censored(12)],
            SalesCycleTime.ToClosing(Example, Month, Days.Day(20)).Rows);
        Assert.Equal(8, SalesCycleTime.OfWon(Example, Month, Days.Day(20)).Mean().Value);
        Assert.Equal(6, KaplanMeier.Fit(SalesCycleTime.ToClosing(Example, Month, Days.Day(20))).Median().Value);
    }

    [Fact]
    public void DealPipeline_OfAnExample_SumsOpenDealsByStage()
    {
        var now = DealPipeline.Of(Example, Days.Day(20));
        Assert.Equal([new DealPipelineRow("proposal", 1, 1, 400, 1, 200)], now.Rows);
        var before = DealPipeline.Of(Example, Days.Day(9));
        Assert.Equal(
            [new DealPipelineRow("proposal", 1, 1, 900, 0, 0), new DealPipelineRow("qualification", 2, 1, 500, 0, 0)], before.Rows);
        Assert.Equal(new DealPipelineRow("", 3, 2, 1_400, 0, 0), before.Total);
        Assert.Equal("proposal: 1 deal(s), 900 open, 0 weighted; qualification: 2 deal(s), 500 open, 0 weighted", before.ToString());
        Assert.Equal((before.Rows[1], null), (before.Find("qualification"), before.Find("closing")));
    }

    [Fact]
    public void DealStageConversion_OfAnExample_CountsEachDealOnce()
    {
        Assert.Equal(Ratio.Of(2, 4), DealStageConversion.Between(Example, "qualification", "proposal", Month, Days.Day(31)));
        Assert.Equal(Ratio.Of(2, 4), DealStageConversion.ToWin(Example, "qualification", Month, Days.Day(31)));
        Assert.Equal(Ratio.Of(1, 2), DealStageConversion.ToWin(Example, "proposal", Month, Days.Day(31)));
        Assert.Equal(Ratio.Of(1, 1), DealStageConversion.ToWin(Example, "proposal", Sales.Between(5, 8), Days.Day(31)));
        Assert.Equal(Ratio.Of(1, 4), DealStageConversion.Of(1, 4));
    }

    [Fact]
    public void AverageDealValue_OfAnExample_LeavesOutWhatIsNotKnown()
    {
        Assert.Equal(MeanValue.Of(900), AverageDealValue.Of(Example, Month, Days.Day(31)));
        Assert.Equal(0, AverageDealValue.Of(Example, Sales.Between(0, 12), Days.Day(31)).Count);
    }

    [Fact]
    public void Figures_OfAnyEvents_AreTheNaiveOnes() => Law.Holds(
        from customers in Customers
        from shuffled in Gen.Shuffle(customers.SelectMany((events, i) => events.Select(e => (i, e))))
        from first in Gen.Choose(0, 20)
        from last in Gen.Choose(first + 1, 26)
        from end in Gen.Choose(1, 27)
        select (customers, shuffled, period: Sales.Between(first, last), asOf: Days.Day(end)),
        x =>
        {
            var arrived = x.shuffled.GroupBy(one => one.i, one => one.e).Select(events => events.ToArray()).ToArray();
            var deals = x.customers.SelectMany(events => new NaiveDeals(events.Where(e => e.At < x.asOf)).All).ToArray();
            var closed = deals.Where(deal => deal.ClosedAt is { } at && x.period.Contains(at)).ToArray();
            var won = closed.Where(deal => deal.Outcome == DealOutcome.Won).ToArray();
            Assert.Equal(Ratio.Of(won.Length, closed.Length), DealWinRate.Of(arrived, x.period, x.asOf));
            Assert.Equal(
                Ratio.Of(won.Sum(deal => deal.Value ?? 0), closed.Sum(deal => deal.Value ?? 0)),
                DealWinRate.ByValue(arrived, x.period, x.asOf));
            Assert.Equal(
                won.Where(deal => deal.Value is not null).Aggregate(default(MeanValue), (sum, deal) => sum.Add(deal.Value!.Value)),
                AverageDealValue.Of(arrived, x.period, x.asOf));
            Assert.Equal(
                won.Aggregate(default(MeanValue), (sum, deal) => sum.Add((decimal)(deal.ClosedAt!.Value - deal.OpenedAt).TotalDays)),
                SalesCycleTime.OfWon(arrived, x.period, x.asOf));

            var opened = deals.Where(deal => x.period.Contains(deal.OpenedAt)).ToArray();
            Assert.Equal(Rows(opened, deal => deal.Outcome == DealOutcome.Won), SalesCycleTime.ToWin(arrived, x.period, x.asOf).Rows);
            Assert.Equal(Rows(opened, deal => deal.ClosedAt is not null), SalesCycleTime.ToClosing(arrived, x.period, x.asOf).Rows);

            var open = deals.Where(deal => deal.Outcome == DealOutcome.Open).ToArray();
            Assert.Equal(
                open.Select(deal => deal.Stage).ToHashSet().Order(StringComparer.Ordinal).Select(stage => RowOf(
                    stage, [.. open.Where(deal => deal.Stage == stage)])),
                DealPipeline.Of(arrived, x.asOf).Rows);

            IEnumerable<SurvivalRow> Rows(DealSnapshot[] of, Func<DealSnapshot, bool> isEnd) => SurvivalSample.Create([.. of.Select(deal =>
            {
                var days = ((deal.ClosedAt ?? x.asOf) - deal.OpenedAt).TotalDays;
                return isEnd(deal) ? SurvivalRow.Event(days) : SurvivalRow.Censored(days);
            })]).Rows;
        });

    [Fact]
    public void DealStageConversion_OfAnyEvents_IsTheNaiveOne() => Law.Holds(
        from customers in Customers from end in Gen.Choose(1, 27) select (customers, end),
        x =>
        {
            var (entered, converted, won) = (0, 0, 0);
            foreach (var events in x.customers)
            {
                var seen = events.Select(e => e.Deal!).Where(deal => deal.ChangedAt < Days.Day(x.end));
                foreach (var group in seen.GroupBy(deal => deal.DealId))
                {
                    // Taking the newest away again and again gives the snapshots from the last to the first.
                    var left = group.ToList();
                    var ordered = new List<DealSnapshot>();
                    while (left.Count > 0)
                    {
                        ordered.Insert(0, NaiveDeals.Latest(left));
                        left.Remove(ordered[0]);
                    }

                    var at = ordered.FindIndex(deal => deal is { Outcome: DealOutcome.Open, Stage: "qualification" });
                    if (at < 0 || !Month.Contains(ordered[at].ChangedAt)) continue;
                    entered++;
                    if (ordered[(at + 1)..].Any(deal => deal.Stage == "proposal")) converted++;
                    if (ordered[^1].Outcome == DealOutcome.Won) won++;
                }
            }

            Assert.Equal(
                Ratio.Of(converted, entered),
                DealStageConversion.Between(x.customers, "qualification", "proposal", Month, Days.Day(x.end)));
            Assert.Equal(Ratio.Of(won, entered), DealStageConversion.ToWin(x.customers, "qualification", Month, Days.Day(x.end)));
        });

    [Fact]
    public void Figures_OfDisjointCustomers_Merge() => Law.Holds(
        from one in Customers from other in Customers select (one, other),
        x =>
        {
            CustomerEvent[][] all = [.. x.one, .. x.other];
            var asOf = Days.Day(15);
            Assert.Equal(
                DealPipeline.Of(all, asOf).Rows, DealPipeline.Of(x.one, asOf).Merge(DealPipeline.Of(x.other, asOf)).Rows);
            Assert.Equal(
                SalesCycleTime.ToWin(all, Month, asOf).Rows,
                SalesCycleTime.ToWin(x.other, Month, asOf).Merge(SalesCycleTime.ToWin(x.one, Month, asOf)).Rows);
            Assert.Equal(
                DealWinRate.ByValue(all, Month, asOf), DealWinRate.ByValue(x.one, Month, asOf) + DealWinRate.ByValue(x.other, Month, asOf));
        },
        count: 500);

    [Fact]
    public void DealPipeline_OfLedgers_IsThatOfTheEvents() => Law.Holds(Customers, customers =>
    {
        var deals = customers.SelectMany(events =>
        {
            var history = new CustomerHistory();
            foreach (var e in events) history.Apply(e);
            return history.Deals.GetAll();
        });
        Assert.Equal(DealPipeline.Of(customers, Days.Day(99)).Rows, DealPipeline.Of(deals).Rows);
    });

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        var asOf = Days.Day(1);
        Assert.Throws<ArgumentNullException>("customers", () => DealWinRate.Of(null!, Month, asOf));
        Assert.Throws<ArgumentNullException>("events", () => DealWinRate.ByValue([null!], Month, asOf));
        Assert.Throws<ArgumentNullException>("events", () => AverageDealValue.Contribution(null!, Month, asOf));
        Assert.Throws<ArgumentNullException>("customers", () => SalesCycleTime.ToWin(null!, Month, asOf));
        Assert.Throws<ArgumentNullException>("from", () => DealStageConversion.ToWin([], null!, Month, asOf));
        Assert.Throws<ArgumentNullException>("to", () => DealStageConversion.Between([], "a", null!, Month, asOf));
        Assert.Throws<ArgumentNullException>("customers", () => DealPipeline.Of((IEnumerable<IEnumerable<CustomerEvent>>)null!, asOf));
        Assert.Throws<ArgumentNullException>("deals", () => DealPipeline.Of(null!));
        Assert.Throws<ArgumentNullException>("stage", () => DealPipeline.Of([]).Find(null!));
        Assert.Throws<ArgumentNullException>("other", () => DealPipeline.Of([]).Merge(null!));
        Assert.Throws<ArgumentOutOfRangeException>("won", () => DealWinRate.Of(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("converted", () => DealStageConversion.Of(2, 1));
    }

    private static DealPipelineRow RowOf(string stage, DealSnapshot[] deals)
    {
        var weighted = deals.Where(deal => deal.Value is not null && deal.Probability is not null).ToArray();
        return new DealPipelineRow(
            stage, deals.Length, deals.Count(deal => deal.Value is not null), deals.Sum(deal => deal.Value ?? 0), weighted.Length,
            weighted.Sum(deal => Math.Round(deal.Value!.Value * deal.Probability!.Value, 8, MidpointRounding.ToEven)));
    }

    private static CustomerEvent Changed(string id, double opened, double at, string stage, decimal? value, decimal? probability = null) =>
        CustomerEvent.DealChanged(Snapshots.Deal(id, opened, at, value, stage) with { Probability = probability });

    private static CustomerEvent Closed(string id, double opened, double at, DealOutcome outcome, decimal? value) =>
        CustomerEvent.DealChanged(Snapshots.Deal(id, opened, at, value, "closing", outcome));
}
