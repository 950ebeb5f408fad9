using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Lead scores and their next crossings to the tick, against the definition on days that were found minute by minute.</summary>
public class LeadScoreFieldTests
{
    private static readonly Gen<LeadScoreOptions> Options =
        from halfLife in Gen.OneOf(Gen.Choose(1, 10), Gen.Choose(1, 400), Gen.Constant(400))
        from points in Gen.ArrayOf(Gen.Elements(0, 1, 2, 5, 30), 6)
        where points.Any(one => one > 0)
        select new LeadScoreOptions
        {
            HalfLifeDays = halfLife, Visit = points[0], EngagedVisit = points[1], MessageOpened = points[2], MessageClicked = points[3],
            ContactCaptured = points[4], CustomEvents = new() { ["signup"] = points[5] },
        };

    /// <summary>Events near midnights of all zones, over some days and over more than the longest window.</summary>
    private static readonly Gen<Case> Cases =
        from zone in Gen.Elements(Days.Zones.AsEnumerable())
        from around in Gen.Elements(1, 40, 430)
        from events in Gen.Choose(0, 40).SelectMany(count => Gen.ArrayOf(ActivityGen.Event(around, last: 430), count))
        from options in Options
        from now in ActivityGen.Instant(around, last: 430)
        from knowsTheFuture in Gen.Elements(true, false)
        from operands in Gen.NonEmptyListOf(Gen.Elements(-1m, 0m, 0.5m, 1m, 2m, 5m, 7.5m, 12m, 30m, 50m, 200m)).Resize(3)
        select new Case([.. events.Where(e => knowsTheFuture || e.At <= now)], zone, options, now.UtcTicks, [.. operands]);

    [Fact]
    public void Value_OfAnyEvents_IsThatOfTheDefinition() => Law.Holds(Cases, x =>
    {
        Assert.True(x.Field.TryRead(x.Facts(x.Now), out var score));
        Assert.Equal(x.Naive(x.Now), score);
        Assert.Equal(Scaled.Money(score), x.Field.ReadScaled!(x.Facts(x.Now)));
        Assert.Equal(score, x.Score.ScoreOf(x.Facts(x.Now).History, new DateTimeOffset(x.Now, TimeSpan.Zero), x.Zone));
    }, count: 3_000);

    [Fact]
    public void NextCrossing_OfAnyScore_IsTheFirstMidnightAtWhichASideChanges()
    {
        var (crossings, ends) = (0, 0);
        Law.Holds(Cases, Check, count: 2_500);
        Assert.True(crossings > 500 && ends > 20, $"Only {crossings} crossings, {ends} of them where a day no longer counts.");

        void Check(Case x)
        {
            var crossing = x.Field.NextCrossing(x.Facts(x.Now), x.Operands);
            var expected = x.NaiveCrossing();
            if (expected == long.MaxValue) Assert.True(crossing > NaiveDays.Of(x.Zone).Midnights[^1]);
            else Assert.Equal(expected, crossing);
            Assert.Equal(long.MaxValue, x.Field.NextCrossing(x.Facts(x.Now), []));
            if (expected == long.MaxValue) return;
            crossings++;
            if (x.IsEnd(expected)) ends++;
        }
    }

    /// <summary>The order in which events arrive makes no difference to the last decimal.</summary>
    [Fact]
    public void Value_OfTheSameEventsInAnotherOrder_IsTheSame() => Law.Holds(Cases, x =>
    {
        var other = new CustomerHistory();
        foreach (var e in x.Events.OrderBy(e => e.At.Ticks % 7_919).ThenBy(e => e.Kind)) other.Apply(e);
        x.Field.TryRead(x.Facts(x.Now), out var one);
        x.Field.TryRead(new Facts(other, new DateTimeOffset(x.Now, TimeSpan.Zero), new FactContext(x.Zone)), out var two);
        Assert.Equal(one, two);
    }, count: 500);

    /// <summary>What is kept of a customer gives the same score, captured contacts included.</summary>
    [Fact]
    public void Value_OfASnapshot_IsThatOfTheHistory() => Law.Holds(Cases, x =>
    {
        var history = x.Facts(x.Now).History;
        var restored = CustomerHistory.FromSnapshot(history.Capture(), history.Orders);
        x.Field.TryRead(x.Facts(x.Now), out var one);
        x.Field.TryRead(new Facts(restored, new DateTimeOffset(x.Now, TimeSpan.Zero), new FactContext(x.Zone)), out var two);
        Assert.Equal(one, two);
    }, count: 500);

    [Theory]
    [InlineData(0, 30)]
    [InlineData(7, 15)]
    [InlineData(14, 7.5)]
    [InlineData(1, 27.1717)]
    [InlineData(399, 0)]
    public void Value_AfterDays_IsHalvedEachHalfLife(int days, double expected)
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Custom(Days.Day(0).AddHours(23), "webinar"));
        var field = Of(new() { HalfLifeDays = 7, CustomEvents = new() { ["webinar"] = 30 } });
        Assert.True(field.TryRead(new Facts(history, Days.Day(days)), out var score));
        Assert.Equal((decimal)expected, score);
    }

    /// <summary>With a long half-life the score falls at once when the day no longer counts.</summary>
    [Fact]
    public void Value_AfterTheLastDay_IsZero()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Visit(Days.Day(0)));
        var field = Of(new() { HalfLifeDays = 400, Visit = 100 });
        Assert.True(field.TryRead(new Facts(history, Days.Day(400).AddTicks(-1)), out var last));
        Assert.Equal(50.0867m, last);
        Assert.True(field.TryRead(new Facts(history, Days.Day(400)), out var none));
        Assert.Equal(0, none);
        Assert.Equal(Days.Day(400).UtcTicks, field.AtLeast(20).NextFlip(new Facts(history, Days.Day(1))));
    }

    [Fact]
    public void Value_WhereANameWithPointsIsNotKept_IsMissing()
    {
        var history = new CustomerHistory();
        for (var i = 0; i < 70; i++) history.Apply(CustomerEvent.Custom(Days.Day(i), FormattableString.Invariant($"a{i}")));
        var late = Of(new() { HalfLifeDays = 7, Visit = 1, CustomEvents = new() { ["webinar"] = 30 } });
        Assert.Equal(Truth.False, late.Exists().Evaluate(new Facts(history, Days.Day(80))));
        Assert.Equal(Truth.Unknown, late.AtLeast(1).Evaluate(new Facts(history, Days.Day(80))));
        Assert.Equal(long.MaxValue, late.AtLeast(1).NextFlip(new Facts(history, Days.Day(80))));
        var early = Of(new() { HalfLifeDays = 7, CustomEvents = new() { ["a1"] = 30 } });
        Assert.Equal(Truth.True, early.Exists().Evaluate(new Facts(history, Days.Day(80))));
    }

    [Fact]
    public void Field_OfAScore_AllocatesNothing()
    {
        var history = new CustomerHistory();
        for (var i = 0; i < 500; i++) history.Apply(CustomerEvent.Visit(Days.Day(i), engaged: i % 3 == 0));
        history.Apply(CustomerEvent.Custom(Days.Day(470), "demo"));
        var condition = Of(
            new() { HalfLifeDays = 14, Visit = 1, EngagedVisit = 3, CustomEvents = new() { ["demo"] = 40, ["webinar"] = 20 } }).AtLeast(20);
        var context = new FactContext(Zones.Find("Europe/Vienna"));
        // The search for the next flip takes milliseconds.
        Assert.Equal(0, Allocation.Of(
            () =>
            {
                condition.Evaluate(new Facts(history, Days.Day(480), context));
                condition.NextFlip(new Facts(history, Days.Day(480), context));
                condition.NextFlip(new Facts(history, Days.Day(600), context));
            },
            calls: 50));
    }

    private static NumberField Of(LeadScoreOptions options) => Fields.OfLeadScore(LeadScore.Create("lead", options));

    private sealed record Case(CustomerEvent[] Events, TimeZoneInfo Zone, LeadScoreOptions Options, long Now, decimal[] Operands)
    {
        private readonly FactContext _context = new(Zone);
        private readonly CustomerHistory _history = new();
        private bool _isApplied;

        public LeadScore Score { get; } = LeadScore.Create("lead", Options);

        public NumberField Field => Fields.OfLeadScore(Score);

        private NaiveDays Days => NaiveDays.Of(Zone);

        public Facts Facts(long ticks)
        {
            if (!_isApplied) foreach (var e in Events) _history.Apply(e);
            _isApplied = true;
            return new Facts(_history, new DateTimeOffset(ticks, TimeSpan.Zero), _context);
        }

        public decimal Naive(long ticks) => NaiveLeadScore.Of(Kept(), Days.Day, Days.Day(ticks), Options);

        /// <summary>Returns the first midnight at which a side differs.</summary>
        public long NaiveCrossing()
        {
            var sides = Sides(Now);
            foreach (var midnight in Days.Midnights)
            {
                if (midnight > Now && !Sides(midnight).SequenceEqual(sides)) return midnight;
            }

            return long.MaxValue;
        }

        /// <summary>Whether an event counts until the day before a midnight.</summary>
        public bool IsEnd(long midnight) => Kept().Any(e => Days.Day(midnight) - Days.Day(e.At.UtcTicks) == 400);

        /// <summary>The counts reach 401 days before the latest of them, as the fields of days document.</summary>
        private IEnumerable<CustomerEvent> Kept()
        {
            var counted = Events.Select(e => e.At.UtcTicks / TimeSpan.FromMinutes(15).Ticks).DefaultIfEmpty(0).Max();
            return Events.Where(e => e.At.UtcTicks / TimeSpan.FromMinutes(15).Ticks >= counted - 401 * 96);
        }

        private int[] Sides(long ticks) => [.. Operands.Select(operand => Naive(ticks).CompareTo(operand))];
    }
}
