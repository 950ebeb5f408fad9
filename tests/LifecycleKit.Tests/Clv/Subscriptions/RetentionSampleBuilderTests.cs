using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Retention samples from the events of subscriptions: against a naive count, and fitted to simulated subscribers.</summary>
public class RetentionSampleBuilderTests
{
    private static readonly DateTimeOffset AsOf = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Customers of a year with few subscriptions, some cancelled on the day of a renewal, some started again.</summary>
    private static readonly Gen<CustomerEvent[]> Customer = Gen.ArrayOf(
        from id in Gen.Elements("s", "s", "t")
        from month in Gen.Choose(1, 12)
        from day in Gen.Elements(1, 15, 28, 29, 30, 31)
        from minutes in Gen.Elements(0, 1, 12 * 60, 23 * 60 + 59)
        from months in Gen.Elements(1, 1, 1, 3)
        from kind in Gen.Choose(0, 2)
        let date = new DateOnly(2024, month, Math.Min(day, DateTime.DaysInMonth(2024, month)))
        let at = new DateTimeOffset(date, TimeOnly.MinValue.AddMinutes(minutes), TimeSpan.Zero)
        select kind switch
        {
            0 => CustomerEvent.SubscriptionStarted(at, id, 5, months),
            1 => CustomerEvent.SubscriptionCancelled(at, id),
            _ => CustomerEvent.SubscriptionRenewed(at, id, 5, months),
        }).Resize(8);

    [Theory]
    [InlineData("2024-02-29", 1)] // on the day of the first renewal: after 31 January comes 29 February
    [InlineData("2024-03-01", 2)]
    [InlineData("2024-03-31", 2)]
    [InlineData("2024-04-01", 3)]
    [InlineData("2024-01-31", 1)]
    public void Add_ACancellation_IsChurnAtTheNextRenewal(string cancelled, int renewal)
    {
        var sample = Sample([Started("2024-01-31"), Cancelled(cancelled)]);
        Assert.Equal((1L, 1L), (sample.CustomerCount, sample.ChurnedCustomerCount));
        Assert.Equal(1, sample.Churned[renewal]);
    }

    /// <summary>The renewal of 1 January is not over at the end of 31 December, and the cancellation after that of 1 December is
    /// early.</summary>
    [Fact]
    public void Add_ACancellationInAPeriodThatHasNotEnded_IsCensored()
    {
        var running = Sample([Started("2024-10-01")]);
        Assert.Equal([0L, 0, 1], running.Retained);
        var cancelled = Sample([Started("2024-10-01"), Cancelled("2024-12-05")]);
        Assert.Equal(Rows(running), Rows(cancelled));
        Assert.Equal([0L, 0, 1], Sample([Started("2024-10-01"), Cancelled("2024-12-01")]).Churned);
    }

    [Fact]
    public void Add_ARepeatedStart_IsOneSubscription()
    {
        Assert.Equal(1, Sample([Started("2024-10-01"), Started("2024-10-01"), Started("2024-11-07")]).CustomerCount);
        var again = Sample([Started("2024-01-01"), Cancelled("2024-02-01"), Started("2024-05-01")]);
        Assert.Equal((1L, 1L), (again.CustomerCount, again.ChurnedCustomerCount));
    }

    [Fact]
    public void Add_AnotherBillingPeriod_IsLeftOut()
    {
        var yearly = CustomerEvent.SubscriptionStarted(At("2022-03-01"), "y", 99, 12);
        Assert.Equal(1, Sample([yearly, Started("2024-10-01")]).CustomerCount);
        Assert.Equal([0L, 0, 1], Sample([yearly, Started("2024-10-01")], months: 12).Retained);
    }

    [Fact]
    public void BuildMonths_OfAnExample_AreTheMonthsOfTheStarts()
    {
        var builder = new RetentionSampleBuilder(AsOf, TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"));
        // In Vienna, the first one starts in October.
        builder.Add([CustomerEvent.SubscriptionStarted(new(2024, 9, 30, 22, 30, 0, TimeSpan.Zero), "a", 5), Started("2024-12-31")]);
        Assert.Equal([new DateOnly(2024, 10, 1), new(2024, 12, 1)], builder.BuildMonths().Select(month => month.Start));
        Assert.Equal("2024-12: 1 subscriptions", builder.BuildMonths()[1].ToString());
    }

    [Fact]
    public void Build_OfAnyCustomers_IsTheNaiveCount() => Law.Holds(
        from customers in Gen.ArrayOf(Customer).Resize(12)
        from months in Gen.Elements(1, 1, 3)
        from zone in Gen.Elements(Days.Zones.ToArray())
        from end in Gen.Elements(AsOf, AsOf.AddDays(-1), AsOf.AddHours(-7), AsOf.AddMonths(-5), AsOf.AddMonths(-12))
        from shuffled in Gen.Shuffle(customers)
        from cut in Gen.Choose(0, customers.Length)
        select (customers, months, zone, end, shuffled, cut),
        x =>
        {
            var expected = NaiveRetention.Of(x.customers, x.end, x.zone, x.months);
            var reversed = x.shuffled[x.cut..].Select(events => Enumerable.Reverse(events).ToArray());
            var (one, other) = (Builder(x.shuffled[..x.cut]), Builder(reversed));
            one.Merge(other);
            Assert.Equal(expected, Rows(one.Build()));
            var built = one.BuildMonths();
            Assert.Equal(expected, Rows(built.Aggregate(RetentionSample.Empty, (sum, month) => sum.Merge(month.Sample))));
            Assert.Equal(built.Select(month => month.Start).Order(), built.Select(month => month.Start));

            RetentionSampleBuilder Builder(IEnumerable<CustomerEvent[]> customers)
            {
                var builder = new RetentionSampleBuilder(x.end, x.zone, x.months);
                foreach (var events in customers) builder.Add(events);
                return builder;
            }
        });

    /// <summary>A simulated cohort, as events, is the same cohort again.</summary>
    [Fact]
    public void Build_OfASimulatedCohort_IsTheCohort()
    {
        var cohort = BdwModel.Create(0.5, 1.5, 1.6).Simulate(5_000, 11, 3);
        Assert.Equal(Rows(cohort), Rows(SimulatedSubscribers.Build(cohort, AsOf, new DateOnly(2024, 1, 15))));
    }

    [Theory]
    [InlineData(0.7, 1.2, 1.0, 1)]
    [InlineData(2.5, 9.0, 1.0, 2)]
    [InlineData(0.5, 1.5, 1.6, 3)]
    [InlineData(1.5, 2.5, 0.7, 4)]
    public void Build_OfSimulatedSubscribersWhoStartInTwelveMonths_FitsTheirParameters(double alpha, double beta, double c, int seed)
    {
        RetentionModel truth = c == 1 ? SbgModel.Create(alpha, beta) : BdwModel.Create(alpha, beta, c);
        var builder = new RetentionSampleBuilder(AsOf, TimeZoneInfo.Utc);
        for (var month = 0; month < 12; month++)
        {
            // Simulated for longer than they are observed: what comes after the end must not be seen.
            var cohort = truth.Simulate(2_500, 20, (ulong)(100 * seed + month));
            SimulatedSubscribers.AddTo(builder, cohort, new DateOnly(2023, 12, 10).AddMonths(month));
        }

        var sample = builder.Build();
        Assert.Equal((30_000L, 12), (sample.CustomerCount, sample.RenewalCount));
        Assert.Equal(12, builder.BuildMonths().Length);
        FitResult fit = c == 1 ? DiscreteFits.Sbg(sample) : DiscreteFits.Bdw(sample);
        TestContext.Current.TestOutputHelper?.WriteLine($"{fit}");
        Assert.Equal(FitStatus.Converged, fit.Status);
        double[] expected = [alpha, beta, c];
        for (var i = 0; i < fit.Parameters.Length; i++)
        {
            var value = fit.Parameters[i].Value;
            Assert.InRange(expected[i], value.Value - 4 * value.StandardError, value.Value + 4 * value.StandardError);
        }
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("zone", () => new RetentionSampleBuilder(AsOf, null!));
        Assert.Throws<ArgumentOutOfRangeException>("billingMonths", () => new RetentionSampleBuilder(AsOf, TimeZoneInfo.Utc, 0));
        Assert.Throws<ArgumentOutOfRangeException>("billingMonths", () => new RetentionSampleBuilder(AsOf, TimeZoneInfo.Utc, 121));
        var builder = new RetentionSampleBuilder(AsOf, TimeZoneInfo.Utc);
        Assert.Throws<ArgumentNullException>("events", () => builder.Add(null!));
        Assert.Throws<ArgumentNullException>("other", () => builder.Merge(null!));
        Assert.Throws<ArgumentException>("other", () => builder.Merge(builder));
        Assert.Throws<ArgumentException>("other", () => builder.Merge(new(AsOf, TimeZoneInfo.Utc, 2)));
        Assert.Throws<ArgumentException>("other", () => builder.Merge(new(AsOf.AddDays(1), TimeZoneInfo.Utc)));
        Assert.Same(RetentionSample.Empty, builder.Build());
        Assert.Empty(builder.BuildMonths());
    }

    private static IEnumerable<(int Renewals, bool IsChurn, long Count)> Rows(RetentionSample sample) =>
        sample.Churned.Select((count, t) => (t, true, count)).Concat(sample.Retained.Select((count, t) => (t, false, count)))
            .Where(row => row.count > 0).Order();

    private static RetentionSample Sample(CustomerEvent[] events, int months = 1)
    {
        var builder = new RetentionSampleBuilder(AsOf, TimeZoneInfo.Utc, months);
        builder.Add(events);
        return builder.Build();
    }

    private static DateTimeOffset At(string day) =>
        new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(10, 0), TimeSpan.Zero);

    private static CustomerEvent Started(string day) => CustomerEvent.SubscriptionStarted(At(day), "s", 5);

    private static CustomerEvent Cancelled(string day) => CustomerEvent.SubscriptionCancelled(At(day), "s");
}
