using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>First response, resolution and reopening of support cases.</summary>
public class CaseTimesTests
{
    private static readonly Period Day = Sales.Between(0, 1);

    /// <summary>Answered after 2 hours, closed after 5, opened again after 8, closed after 10; and one that waits.</summary>
    private static readonly CustomerEvent[][] Example =
    [
        [Opened(0, "a"), Answered(2, "a"), Closed(5, "a"), Opened(8, "a"), Answered(9, "a"), Closed(10, "a"), Opened(4, "b")],
        [Opened(6, "a"), Closed(7, "a")],
    ];

    [Fact]
    public void FirstResponseTime_OfAnExample_CensorsWhatWaitsAndWhatWasClosedWithoutAnAnswer() => Assert.Equal(
        [SurvivalRow.Censored(1), SurvivalRow.Event(2), SurvivalRow.Censored(20)],
        FirstResponseTime.Of(Example, Day, Days.Day(1)).Rows);

    [Fact]
    public void FirstResponseTime_OfAnExample_HasAMedianAndAnInterval()
    {
        var curve = KaplanMeier.Fit(FirstResponseTime.Of([.. Example, [Opened(1, "a"), Answered(4, "a")]], Day, Days.Day(1)));
        Assert.Equal(3, curve.Median().Value);
        Assert.InRange(curve.QuantileInterval(0.5).Lower, 0, 3);
    }

    [Fact]
    public void ResolutionTime_OfAReopenedCase_IsToTheFirstAndToTheLastClose()
    {
        Assert.Equal(
            [SurvivalRow.Event(1), SurvivalRow.Event(5), SurvivalRow.Censored(20)],
            ResolutionTime.ToFirstClose(Example, Day, Days.Day(1)).Rows);
        Assert.Equal(
            [SurvivalRow.Event(1), SurvivalRow.Event(10), SurvivalRow.Censored(20)],
            ResolutionTime.ToLastClose(Example, Day, Days.Day(1)).Rows);
        // Between the close and the second close the case is open.
        Assert.Equal(
            [SurvivalRow.Event(1), SurvivalRow.Censored(5), SurvivalRow.Censored(9)],
            ResolutionTime.ToLastClose(Example, Day, Days.Start.AddHours(9)).Rows);
    }

    [Fact]
    public void CaseReopenRate_OfAnExample_CountsCasesThatHaveHadTheTime()
    {
        Assert.Equal(Ratio.Of(1, 2), CaseReopenRate.Of(Example, Day, TimeSpan.FromHours(4), Days.Day(1)));
        // Three hours after the close are not within three hours.
        Assert.Equal(Ratio.Of(0, 2), CaseReopenRate.Of(Example, Day, TimeSpan.FromHours(3), Days.Day(1)));
        // The case that was closed at 7 has not had four hours at 9, and that of 5 just has.
        Assert.Equal(Ratio.Of(1, 1), CaseReopenRate.Of(Example, Day, TimeSpan.FromHours(4), Days.Start.AddHours(9)));
        Assert.Equal(Ratio.Of(3, 10), CaseReopenRate.Of(3, 10));
    }

    [Fact]
    public void Samples_OfAnyEvents_AreTheNaiveCourses() => Law.Holds(
        from customers in Gen.ArrayOf(CaseGen.Events).Resize(5)
        from shuffled in Gen.Shuffle(customers.SelectMany((events, i) => events.Select(e => (i, e))))
        from first in Gen.Choose(0, 20)
        from last in Gen.Choose(first + 1, 31)
        from end in Gen.Choose(1, 32)
        select (customers, shuffled, period: Period.Create(Days.Start.AddHours(first), Days.Start.AddHours(last)), end),
        x =>
        {
            var asOf = Days.Start.AddHours(x.end);
            var cases = x.customers.SelectMany(events => CaseGen.Naive(events, asOf)).ToArray();
            var opened = cases.Where(one => x.period.Contains(Days.Start.AddHours(one.Opened))).ToArray();
            CustomerEvent[][] customers = [.. x.shuffled.GroupBy(one => one.i, one => one.e).Select(of => of.ToArray())];

            Assert.Equal(
                Sample(opened, one => one.Answered <= (one.FirstClosed ?? one.Answered) ? one.Answered : null, one => one.FirstClosed),
                FirstResponseTime.Of(customers, x.period, asOf).Rows);
            Assert.Equal(Sample(opened, one => one.FirstClosed, _ => null), ResolutionTime.ToFirstClose(customers, x.period, asOf).Rows);
            Assert.Equal(Sample(opened, one => one.Resolved, _ => null), ResolutionTime.ToLastClose(customers, x.period, asOf).Rows);

            var closed = cases.Where(one => x.period.Contains(Days.Start.AddHours(one.Opened + one.FirstClosed ?? 99))
                && x.end - one.Opened - one.FirstClosed >= 5).ToArray();
            Assert.Equal(
                Ratio.Of(closed.Count(one => one.Reopened - one.FirstClosed < 5), closed.Length),
                CaseReopenRate.Of(customers, x.period, TimeSpan.FromHours(5), asOf));

            IEnumerable<SurvivalRow> Sample(
                (double Opened, double? Answered, double? FirstClosed, double? Reopened, double? Resolved)[] of,
                Func<(double Opened, double? Answered, double? FirstClosed, double? Reopened, double? Resolved), double?> happened,
                Func<(double Opened, double? Answered, double? FirstClosed, double? Reopened, double? Resolved), double?> censored) =>
                SurvivalSample.Create([.. of.Select(one => happened(one) is { } hours
                    ? SurvivalRow.Event(hours) : SurvivalRow.Censored(censored(one) ?? x.end - one.Opened))]).Rows;
        });

    [Fact]
    public void Samples_OfDisjointCustomers_Merge()
    {
        var whole = FirstResponseTime.Of(Example, Day, Days.Day(1));
        var (one, other) =
            (FirstResponseTime.Of(Example[..1], Day, Days.Day(1)), FirstResponseTime.Of(Example[1..], Day, Days.Day(1)));
        Assert.Equal(whole.Rows, other.Merge(one).Rows);
        Assert.Equal(0, ResolutionTime.ToLastClose([], Day, Days.Day(1)).Count);
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("customers", () => FirstResponseTime.Of(null!, Day, Days.Day(1)));
        Assert.Throws<ArgumentNullException>("customers", () => ResolutionTime.ToFirstClose(null!, Day, Days.Day(1)));
        Assert.Throws<ArgumentNullException>("events", () => ResolutionTime.ToLastClose([null!], Day, Days.Day(1)));
        Assert.Throws<ArgumentNullException>("events", () => CaseReopenRate.Contribution(null!, Day, TimeSpan.FromHours(1), Days.Day(1)));
        Assert.Throws<ArgumentOutOfRangeException>("within", () => CaseReopenRate.Contribution([], Day, TimeSpan.Zero, Days.Day(1)));
        Assert.Throws<ArgumentOutOfRangeException>("reopened", () => CaseReopenRate.Of(2, 1));
    }

    private static CustomerEvent Opened(double hour, string id) => CustomerEvent.CaseOpened(Days.Start.AddHours(hour), id);

    private static CustomerEvent Answered(double hour, string id) => CustomerEvent.CaseAnswered(Days.Start.AddHours(hour), id);

    private static CustomerEvent Closed(double hour, string id) => CustomerEvent.CaseClosed(Days.Start.AddHours(hour), id);
}
