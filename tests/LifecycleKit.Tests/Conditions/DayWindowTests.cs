using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>Counts of calendar days, and their next crossings to the tick, against days that were found minute by minute.</summary>
public class DayWindowTests
{
    private static readonly (string Name, Func<int, NumberField> Field, Func<CustomerEvent, bool> IsOne)[] Windows =
    [
        ("visits.last{0}d", Fields.VisitsWithinDays, e => e.Kind == CustomerEventKind.Visit),
        ("visits.engaged.last{0}d", Fields.EngagedVisitsWithinDays, e => e.Engaged),
        ("messages.sent.last{0}d", Fields.SentMessagesWithinDays, e => e.Kind == CustomerEventKind.MessageSent),
        ("messages.opened.last{0}d", Fields.OpenedMessagesWithinDays, e => e.Kind == CustomerEventKind.MessageOpened),
        ("messages.clicked.last{0}d", Fields.ClickedMessagesWithinDays, e => e.Kind == CustomerEventKind.MessageClicked),
        ("customEvents.signup.last{0}d", days => Fields.CustomEventsWithinDays("signup", days), e => e.Name == "signup"),
    ];

    /// <summary>Events near midnights of all zones, with windows that end at the changes of clocks and at the horizon.</summary>
    private static readonly Gen<Case> Cases =
        from zone in Gen.Elements(Days.Zones.AsEnumerable())
        from around in Gen.Elements(1, 40, 400)
        from events in Gen.Choose(0, 60).SelectMany(count => Gen.ArrayOf(ActivityGen.Event(around, last: 400), count))
        from window in Gen.Choose(0, Windows.Length - 1)
        from days in Gen.OneOf(Gen.Choose(1, 9), Gen.Choose(1, 400), Gen.Constant(400))
        from now in ActivityGen.Instant(around, last: 400)
        from knowsTheFuture in Gen.Elements(true, false)
        from operands in Gen.NonEmptyListOf(Gen.Elements(-1m, 0m, 0.5m, 1m, 2m, 2.5m, 3m, 5m, decimal.MaxValue)).Resize(3)
        select new Case(
            [.. events.Where(e => knowsTheFuture || e.At <= now)], zone, Windows[window], days, now.UtcTicks, [.. operands]);

    [Fact]
    public void Count_OfAnyDays_IsThatOfTheWallClock() => Law.Holds(Cases, x =>
    {
        var field = x.Window.Field(x.Days);
        Assert.True(field.TryRead(x.Facts(x.Now), out var count));
        Assert.Equal(x.Naive(x.Now), count);
        Assert.Equal(count, field.ReadScaled!(x.Facts(x.Now)));
        Assert.Equal(string.Format(null, x.Window.Name, x.Days), field.Name);
    }, count: 4_000);

    [Fact]
    public void NextCrossing_OfAnyDays_IsTheFirstMidnightAtWhichASideChanges()
    {
        var (crossings, jumps) = (0, 0);
        Law.Holds(Cases, Check, count: 4_000);
        Assert.True(crossings > 500 && jumps > 100, $"Only {crossings} crossings, {jumps} of them past a change.");

        void Check(Case x)
        {
            var field = x.Window.Field(x.Days);
            var (expected, passed) = x.NaiveCrossing();
            var crossing = field.NextCrossing(x.Facts(x.Now), x.Operands);
            if (expected == long.MaxValue) Assert.True(crossing > NaiveDays.Of(x.Zone).Midnights[^1]);
            else Assert.Equal(expected, crossing);
            Assert.Equal(long.MaxValue, field.NextCrossing(x.Facts(x.Now), []));
            if (expected != long.MaxValue) crossings++;
            if (expected != long.MaxValue && passed > 0) jumps++;
        }
    }

    /// <summary>A day of 25 hours is one day, and so is a day of 23 hours.</summary>
    [Theory]
    [InlineData("2026-10-25")]
    [InlineData("2026-03-29")]
    public void Count_OverAChangeOfTheClock_FallsAtMidnight(string date)
    {
        var zone = Zones.Find("Europe/Vienna");
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Visit(CalendarDays.StartOf(day, zone)));
        history.Apply(CustomerEvent.Visit(CalendarDays.StartOf(day.AddDays(1), zone).AddTicks(-1)));
        var (field, context) = (Fields.VisitsWithinDays(2), new FactContext(zone));
        var end = CalendarDays.StartOf(day.AddDays(2), zone);
        Assert.Equal(2, Read(end.AddTicks(-1)));
        Assert.Equal(0, Read(end));
        Assert.Equal(end.UtcTicks, field.AtLeast(1).NextFlip(new Facts(history, CalendarDays.StartOf(day, zone), context)));

        decimal Read(DateTimeOffset at) => field.TryRead(new Facts(history, at, context), out var count) ? count : -1;
    }

    /// <summary>The zone is asked when the field is read, so that the same history counts by the days of any zone.</summary>
    [Fact]
    public void Count_InAnotherZone_IsThatOfItsDays()
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.Visit(new DateTimeOffset(2026, 5, 1, 21, 0, 0, TimeSpan.Zero)));
        var now = new DateTimeOffset(2026, 5, 2, 6, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, Read("UTC"));
        Assert.Equal(1, Read("Asia/Kathmandu"));

        decimal Read(string zone) =>
            Fields.VisitsWithinDays(1).TryRead(new Facts(history, now, new FactContext(Zones.Find(zone))), out var count) ? count : -1;
    }

    [Fact]
    public void FindField_OfAnyDays_IsFoundInCanonicalTextOnly()
    {
        var catalog = ConditionCatalog.Of(Fields.All);
        foreach (var (name, field, _) in Windows)
        {
            foreach (var days in (int[])[1, 30, 400])
                Assert.Equal(field(days).Name, catalog.FindField(string.Format(null, name, days))?.Name);
            foreach (var days in (string[])["0", "401", "030", "1.5", "", "-1", " 3", "1d1"])
                Assert.Null(catalog.FindField(string.Format(null, name, days)));
        }

        Assert.Null(catalog.FindField("visits.last24h"));
        Assert.Throws<ArgumentException>(() => catalog.With(CustomFields.Number("visits.last7d", (in _) => 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(401)]
    public void VisitsWithinDays_OutOfRange_IsRefused(int days)
    {
        Assert.All(Windows, window => Assert.Throws<ArgumentOutOfRangeException>(nameof(days), () => window.Field(days)));
    }

    [Fact]
    public void Fields_OfDays_AllocateNothing()
    {
        var history = new CustomerHistory();
        for (var i = 0; i < 500; i++) history.Apply(CustomerEvent.Visit(Days.Day(i), engaged: i % 3 == 0));
        var condition = Fields.VisitsWithinDays(30).AtLeast(3) & Fields.EngagedVisitsWithinDays(400).AtMost(130.5m);
        var context = new FactContext(Zones.Find("Europe/Vienna"));
        Assert.Equal(0, Allocation.Of(() =>
        {
            condition.Evaluate(new Facts(history, Days.Day(480), context));
            condition.NextFlip(new Facts(history, Days.Day(480), context));
            condition.NextFlip(new Facts(history, Days.Day(600), context));
        }));
    }

    private sealed record Case(
        CustomerEvent[] Events, TimeZoneInfo Zone, (string Name, Func<int, NumberField> Field, Func<CustomerEvent, bool> IsOne) Window,
        int Days, long Now, decimal[] Operands)
    {
        private readonly FactContext _context = new(Zone);
        private readonly NaiveCustomer _naive = new(Events);
        private readonly CustomerHistory _history = new();
        private bool _isApplied;

        public Facts Facts(long ticks)
        {
            if (!_isApplied) foreach (var e in Events) _history.Apply(e);
            _isApplied = true;
            return new Facts(_history, new DateTimeOffset(ticks, TimeSpan.Zero), _context);
        }

        public int Naive(long ticks) => _naive.CountDays(NaiveDays.Of(Zone), ticks, Days, Window.IsOne);

        /// <summary>Returns the first midnight at which a side differs, and the number of changes of the count before it.</summary>
        public (long At, int Passed) NaiveCrossing()
        {
            var (sides, count, passed) = (Sides(Now), Naive(Now), 0);
            foreach (var midnight in NaiveDays.Of(Zone).Midnights)
            {
                if (midnight <= Now) continue;
                if (!Sides(midnight).SequenceEqual(sides)) return (midnight, passed);
                if (Naive(midnight) != count) (count, passed) = (Naive(midnight), passed + 1);
            }

            return (long.MaxValue, passed);
        }

        private int[] Sides(long ticks) => [.. Operands.Select(operand => ((decimal)Naive(ticks)).CompareTo(operand))];
    }
}
