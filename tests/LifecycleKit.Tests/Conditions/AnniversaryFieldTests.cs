using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

public class AnniversaryFieldTests
{
    private static readonly NumberField DaysTo = Fields.DaysToAnniversary("birthday");

    private static readonly Gen<(string Text, DateOnly Today, decimal[] Operands)> Cases =
        from text in Gen.Elements(
            "1990-05-17", "--05-17", "2000-02-29", "--02-29", "1990-02-28", "1990-03-01", "--12-31", "--01-01", "2030-07-04")
        from today in Gen.Choose(new DateOnly(1995, 1, 1).DayNumber, new DateOnly(2110, 1, 1).DayNumber)
        from operands in Gen.NonEmptyListOf(
            Gen.Elements(-1m, 0m, 0.5m, 1m, 7m, 30m, 180.5m, 363m, 364m, 364.5m, 365m, 366m, 367m)).Resize(3)
        select (text, DateOnly.FromDayNumber(today), operands.ToArray());

    [Theory]
    [InlineData("1990-05-17", "2026-05-17", 0)]
    [InlineData("1990-05-17", "2026-05-18", 364)]
    [InlineData("1990-05-17", "2026-05-10", 7)]
    [InlineData("--05-17", "2026-05-16", 1)]
    [InlineData("2000-02-29", "2026-02-28", 0)]
    [InlineData("2000-02-29", "2026-03-01", 364)]
    [InlineData("2000-02-29", "2028-02-28", 1)]
    [InlineData("2000-02-29", "2028-02-29", 0)]
    [InlineData("2030-05-17", "2026-05-17", 1461)]
    public void DaysToAnniversary_OfADate_IsTheDaysUntilItReturns(string date, string today, int expected) =>
        Assert.Equal(expected, Read(HistoryOf(date), CalendarDays.StartOf(Date(today), TimeZoneInfo.Utc), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("17.05.1990")]
    [InlineData("1990-02-30")]
    [InlineData("--13-01")]
    [InlineData("1990-5-17")]
    [InlineData("")]
    [InlineData("--05-7")]
    public void DaysToAnniversary_OfAnotherText_IsMissing(string text)
    {
        var facts = new Facts(HistoryOf(text), Days.Day(0));
        Assert.False(DaysTo.TryRead(facts, out _));
        Assert.Equal(long.MaxValue, DaysTo.NextCrossing(facts, [1]));
        Assert.False(Fields.NextAnniversaryAt("birthday").TryRead(facts, out _));
        Assert.False(DaysTo.TryRead(new Facts(new CustomerHistory(), Days.Day(0)), out _));
    }

    [Fact]
    public void DaysToAnniversary_OfAnInstant_IsThatOfItsDateInTheZone()
    {
        var history = new CustomerHistory();
        var at = new DateTimeOffset(1990, 5, 17, 23, 0, 0, TimeSpan.Zero);
        history.Apply(CustomerEvent.TraitSet(Days.Day(0), "birthday", TraitValue.Create(at)));
        var now = new DateTimeOffset(2026, 5, 17, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(0, Read(history, now, TimeZoneInfo.Utc));
        Assert.Equal(1, Read(history, now, Zones.Find("Europe/Vienna")));
    }

    /// <summary>The next crossing against a search from day to day over the next 46 years.</summary>
    [Fact]
    public void NextCrossing_OfAnyDate_IsTheFirstMidnightAtWhichASideChanges()
    {
        var crossings = 0;
        Law.Holds(Cases, Check, count: 1_500);
        Assert.True(crossings > 800, $"Only {crossings} crossings.");

        void Check((string Text, DateOnly Today, decimal[] Operands) x)
        {
            var (history, zone) = (HistoryOf(x.Text), TimeZoneInfo.Utc);
            var now = CalendarDays.StartOf(x.Today, zone).AddHours(7);
            var sides = Sides(now);
            var expected = Enumerable.Range(1, 16_800).Select(day => CalendarDays.StartOf(x.Today.AddDays(day), zone))
                .Select(at => (DateTimeOffset?)at).FirstOrDefault(at => !Sides(at!.Value).SequenceEqual(sides));
            Assert.Equal(expected?.UtcTicks ?? long.MaxValue, DaysTo.NextCrossing(new Facts(history, now), x.Operands));
            if (expected is not null) crossings++;

            int[] Sides(DateTimeOffset at) => [.. x.Operands.Select(operand => Read(history, at, zone).CompareTo(operand))];
        }
    }

    [Fact]
    public void NextFlip_OverAChangeOfTheClock_IsTheMidnightOfTheZone()
    {
        var zone = Zones.Find("America/Sao_Paulo");
        // The clock skipped midnight on 18 October 2009.
        var history = HistoryOf("1990-10-18");
        var now = new DateTimeOffset(2009, 10, 17, 12, 0, 0, TimeSpan.Zero);
        var start = CalendarDays.StartOf(new DateOnly(2009, 10, 18), zone);
        Assert.Equal(3, start.Hour);
        var facts = new Facts(history, now, new FactContext(zone));
        Assert.Equal(start.UtcTicks, DaysTo.EqualTo(0).NextFlip(facts));
        Assert.True(Fields.NextAnniversaryAt("birthday").TryRead(facts, out var at));
        Assert.Equal(start.UtcTicks, at);
        var next = CalendarDays.StartOf(new DateOnly(2009, 10, 19), zone);
        Assert.Equal(next.UtcTicks, Fields.NextAnniversaryAt("birthday").NextChange(facts));
    }

    [Fact]
    public void NextAnniversary_AtTheEndOfTheCalendar_IsMissing()
    {
        var history = HistoryOf("1990-05-17");
        var facts = new Facts(history, new DateTimeOffset(9999, 5, 17, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(9999, 5, 18, 0, 0, 0, TimeSpan.Zero).UtcTicks, DaysTo.AtMost(0).NextFlip(facts));
        Assert.False(DaysTo.TryRead(new Facts(history, new DateTimeOffset(9999, 5, 18, 0, 0, 0, TimeSpan.Zero)), out _));
    }

    [Fact]
    public void Advance_RuleOnABirthday_FiresAtEachMidnightOfTheZone()
    {
        var definition = LifecycleDefinition.Build("birthdays", one => one
            .Stage("day").Stage("year")
            .Rule("begins", rule => rule.From("year").To("day").WhenTimePasses().When(DaysTo.EqualTo(0)))
            .Rule("ends", rule => rule.From("day").To("year").WhenTimePasses().When(DaysTo.GreaterThan(0))));
        var zone = Zones.Find("Europe/Vienna");
        var engine = LifecycleEngine.Compile(definition, new FactContext(zone));
        var history = HistoryOf("1990-05-17");
        var state = engine.Start(history, CalendarDays.StartOf(Date("2026-03-01"), zone));
        foreach (var day in (string[])["2026-05-17", "2026-05-18", "2027-05-17", "2027-05-18", "2028-05-17"])
        {
            var due = CalendarDays.StartOf(Date(day), zone);
            state = engine.Advance(state, history, due.AddTicks(-1));
            Assert.Equal(due, state.NextDue);
            state = engine.Advance(state, history, due);
            Assert.Equal((day.EndsWith("17", StringComparison.Ordinal) ? "day" : "year", due), (state.Stage, state.EnteredAt));
        }
    }

    [Fact]
    public void FindField_OfAnyTrait_IsFound()
    {
        var catalog = ConditionCatalog.Of(Fields.All);
        Assert.Equal(FieldType.Number, catalog.FindField("trait.birthday.daysToAnniversary")?.Type);
        Assert.Equal(FieldType.Instant, catalog.FindField("trait.birthday.nextAnniversaryAt")?.Type);
        Assert.Equal(FieldType.Number, catalog.FindField("trait.\"the day\".daysToAnniversary")?.Type);
        Assert.Null(catalog.FindField("trait.daysToAnniversary"));
        Assert.Null(catalog.FindField("trait..daysToAnniversary"));
        Assert.Null(catalog.FindField("trait.the day.daysToAnniversary"));
    }

    private static decimal Read(CustomerHistory history, DateTimeOffset at, TimeZoneInfo zone)
    {
        Assert.True(DaysTo.TryRead(new Facts(history, at, new FactContext(zone)), out var days));
        return days;
    }

    private static CustomerHistory HistoryOf(string date)
    {
        var history = new CustomerHistory();
        history.Apply(CustomerEvent.TraitSet(Days.Day(0), "birthday", TraitValue.Create(date)));
        return history;
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
