using FsCheck.Fluent;
using LifecycleKit.Customers;
using LifecycleKit.Experiments;

namespace LifecycleKit.Tests.Experiments;

public class UniversalControlTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Keys = [.. Enumerable.Range(0, 20_000).Select(i => $"{i}")];

    [Fact]
    public void Default_IsFivePercentWithoutRedraw()
    {
        var control = new UniversalControl();
        Assert.Equal((500, "universal-control", 0), (control.BasisPoints, control.Salt, control.RedrawMonths));
        Assert.Null(control.GetNextRedraw(Noon));
        var members = Keys.Where(key => control.Contains(key, Noon)).ToArray();
        // 20 000 draws of 5 %: 1 000 expected, standard deviation 31; six of them on either side.
        Assert.InRange(members.Length, 815, 1_185);
        Assert.Equal(members, Keys.Where(key => control.Contains(key, Noon.AddYears(50))));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10_000, 20_000)]
    public void Contains_WithNoneOrAll_IsNoneOrAll(int basisPoints, int expected) =>
        Assert.Equal(expected, Keys.Count(key => new UniversalControl { BasisPoints = basisPoints, RedrawMonths = 1 }.Contains(key, Noon)));

    [Fact]
    public void Contains_WithALargerShare_HoldsAllOfTheSmaller()
    {
        var (small, large) = (new UniversalControl { BasisPoints = 300 }, new UniversalControl { BasisPoints = 900 });
        Assert.All(Keys.Where(key => small.Contains(key, Noon)), key => Assert.True(large.Contains(key, Noon)));
    }

    [Fact]
    public void Contains_OfVectors_FollowsTheBucket() => Assert.Multiple(
        () => Assert.False(new UniversalControl { BasisPoints = 3_439 }.Contains("1", Noon)),
        () => Assert.True(new UniversalControl { BasisPoints = 3_440 }.Contains("1", Noon)),
        // February 2026 is month 2025 · 12 + 1 = 24 301, so of quarters 8 100.
        () => Assert.False(new UniversalControl { BasisPoints = 5_089, RedrawMonths = 3 }.Contains("1", Noon)),
        () => Assert.True(new UniversalControl { BasisPoints = 5_090, RedrawMonths = 3 }.Contains("1", Noon)));

    [Fact]
    public void Contains_AfterARedraw_IsAnIndependentDraw()
    {
        var control = new UniversalControl { BasisPoints = 5_000, RedrawMonths = 1 };
        var both = Keys.Count(key => control.Contains(key, Noon) && control.Contains(key, Noon.AddMonths(1)));
        // 20 000 draws of a quarter: 5 000 expected, standard deviation 61; six of them on either side.
        Assert.InRange(both, 4_633, 5_367);
    }

    [Theory]
    [InlineData(1, "UTC", "2026-03-01T00:00:00Z")]
    [InlineData(3, "UTC", "2026-04-01T00:00:00Z")]
    [InlineData(3, "Europe/Berlin", "2026-03-31T22:00:00Z")]
    [InlineData(6, "America/New_York", "2026-07-01T04:00:00Z")]
    [InlineData(12, "Asia/Kolkata", "2026-12-31T18:30:00Z")]
    public void GetNextRedraw_OfAPolicy_IsTheBeginningOfAMonthOfTheZone(int months, string zone, string expected)
    {
        var control = new UniversalControl { RedrawMonths = months, TimeZone = Zones.Find(zone) };
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), control.GetNextRedraw(Noon));
    }

    [Fact]
    public void GetNextRedraw_AtTheEndOfTheCalendar_IsNone() =>
        Assert.Null(new UniversalControl { RedrawMonths = 1 }.GetNextRedraw(new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero)));

    /// <summary>The group does not change before the next draw. The next draw is after the instant and starts the next epoch.</summary>
    [Fact]
    public void Contains_UpToTheNextRedraw_IsTheSame() => Law.Holds(
        from zone in Gen.Elements(Zones.Varied.ToArray())
        from months in Gen.Elements(1, 2, 3, 5, 12, 1_200)
        from minutes in Gen.Choose(0, 60 * 24 * 365 * 120)
        select (Zone: zone, Months: months, At: new DateTimeOffset(1920, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)),
        x =>
        {
            var control = new UniversalControl { BasisPoints = 5_000, RedrawMonths = x.Months, TimeZone = Zones.Find(x.Zone) };
            var next = control.GetNextRedraw(x.At)!.Value;
            Assert.True(next > x.At);
            Assert.True(control.GetNextRedraw(next) > next);
            Assert.Equal(next, control.GetNextRedraw(next.AddTicks(-1)));
            var epoch = CalendarPeriods.NumberOf(next.UtcTicks, CalendarUnit.Month, control.TimeZone) / x.Months;
            foreach (var key in Keys.Take(20))
            {
                Assert.Equal(control.Contains(key, x.At), control.Contains(key, next.AddTicks(-1)));
                Assert.Equal(SubjectBucket.Of($"universal-control#{epoch}", key) < 5_000, control.Contains(key, next));
            }
        });

    [Fact]
    public void Contains_AndGetNextRedraw_AllocateNothing()
    {
        var control = new UniversalControl { RedrawMonths = 3, TimeZone = Zones.Find("Europe/Berlin") };
        Assert.Equal(0, Allocation.Of(() => control.Contains("0f8fad5b-d9cb-469f-a165-70867728950e", Noon)));
        Assert.Equal(0, Allocation.Of(() => control.GetNextRedraw(Noon)));
    }

    [Fact]
    public void Members_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("BasisPoints", () => new UniversalControl { BasisPoints = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("BasisPoints", () => new UniversalControl { BasisPoints = 10_001 });
        Assert.Throws<ArgumentOutOfRangeException>("RedrawMonths", () => new UniversalControl { RedrawMonths = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("RedrawMonths", () => new UniversalControl { RedrawMonths = 1_201 });
        Assert.Throws<ArgumentException>("Salt", () => new UniversalControl { Salt = "" });
        Assert.Throws<ArgumentException>("Salt", () => new UniversalControl { Salt = "a\nb" });
        Assert.Throws<ArgumentNullException>("TimeZone", () => new UniversalControl { TimeZone = null! });
        Assert.Throws<ArgumentException>("subjectKey", () => new UniversalControl().Contains("", Noon));
    }

    [Fact]
    public void ToString_UnderAnotherCulture_IsInvariant()
    {
        using var culture = new Culture("de-DE");
        Assert.Equal(
            "universal-control 2.5%, every 3 months in UTC", new UniversalControl { BasisPoints = 250, RedrawMonths = 3 }.ToString());
    }
}
