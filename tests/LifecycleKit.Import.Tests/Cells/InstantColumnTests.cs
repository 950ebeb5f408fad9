using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Cells;

public class InstantColumnTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static TheoryData<string, string, string, string> Texts() => ColumnReading.Cases(InstantTable.Rows);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_TextInAColumn_IsAsExpected(string text, string alone, string besideDay, string besideMonth)
    {
        ColumnReading.AssertIs(alone, ColumnReading.Instant(text, null));
        ColumnReading.AssertIs(besideDay, ColumnReading.Instant(text, InstantTable.DayWitness));
        ColumnReading.AssertIs(besideMonth, ColumnReading.Instant(text, InstantTable.MonthWitness));
    }

    [Fact]
    public void Decide_Ambiguity_ShowsBothReadingsAndTheOption()
    {
        var problem = Decide("2026-02-02", "05/01/2026").Problem!;

        Assert.Equal(3, problem.FirstLine);
        const string Readings = "'05/01/2026' is 2026-01-05 with the day first, and 2026-05-01 with the month first";
        Assert.Contains(Readings, problem.Message, StringComparison.Ordinal);
        Assert.Contains("DateOrder (--date-order dmy or mdy)", problem.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_BothOrders_NamesBothLines()
    {
        var problem = Decide("05/01/2026", "13/01/2026", "01/13/2026").Problem!;

        Assert.Equal(4, problem.FirstLine);
        Assert.Contains("line 3 has '13/01/2026', and line 4 has '01/13/2026'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_TwoForms_NamesBothLines()
    {
        var problem = Decide("2026-01-05", "46027").Problem!;

        const string Lines = "line 2 has '2026-01-05' (dates), and line 3 has '46027' (day numbers of Excel)";
        Assert.Contains(Lines, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DateOrder.DayMonthYear)]
    [InlineData(DateOrder.MonthDayYear)]
    public void Decide_Option_SettlesAnAmbiguity(DateOrder order)
    {
        var evidence = Collect("05/01/2026", "06/01/2026");

        Assert.Equal(order, evidence.Decide("date", new ImportOptions { DateOrder = order }, false, null).Value!.Order);
        var byProfile = evidence.Decide("date", ImportOptions.Default, false, order);
        Assert.Equal(order, byProfile.Value!.Order);
        Assert.Contains("that of the profile", Assert.Single(byProfile.Notes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OptionAgainstCells_IsAWarning()
    {
        var options = new ImportOptions { DateOrder = DateOrder.MonthDayYear };

        var decision = Collect("13/01/2026", "05/01/2026").Decide("date", options, false, null);

        Assert.Equal(DateOrder.MonthDayYear, decision.Value!.Order);
        var warning = Assert.Single(decision.Notes);
        Assert.Equal((DiagnosticSeverity.Warning, 1L, 2L), (warning.Severity, warning.Count, warning.FirstLine));
    }

    [Fact]
    public void Decide_ProfileAgainstCells_TheCellsDecide()
    {
        var decision = Collect("13/01/2026").Decide("date", ImportOptions.Default, false, DateOrder.MonthDayYear);

        Assert.Equal(DateOrder.DayMonthYear, decision.Value!.Order);
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(decision.Notes).Severity);
    }

    [Fact]
    public void Decide_Points_AreDayFirstWithANote()
    {
        var decision = Decide("05.01.2026", "06.02.2026");

        Assert.Equal(DateOrder.DayMonthYear, decision.Value!.Order);
        Assert.Contains("have the day first", Assert.Single(decision.Notes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ShortYears_ByTheNumberThatHardlyChanges()
    {
        var days = Enumerable.Range(1, 28).Select(day => $"{day:00}/01/26").ToArray();
        var years = Enumerable.Range(1, 28).Select(day => $"26/01/{day:00}").ToArray();

        Assert.Equal(DateOrder.DayMonthYear, Decide(days).Value!.Order);
        Assert.Equal(DateOrder.YearMonthDay, Decide(years).Value!.Order);
        Assert.NotNull(Decide(days[9..14]).Problem);
    }

    [Fact]
    public void Decide_DayAndYearAlwaysTheSame_IsRefused() => Assert.NotNull(Decide("08-03-08", "27-03-27").Problem);

    [Fact]
    public void Decide_UtcColumn_IsKeptAndNoted()
    {
        var decision = Collect("2026-09-14 23:30:00").Decide("created_utc", ImportOptions.Default, true, null);

        Assert.Equal(new InstantNotation(null, true), decision.Value);
        Assert.Contains("UTC", Assert.Single(decision.Notes).Message, StringComparison.Ordinal);
        Assert.Equal("2026-09-14T23:30:00", Parse("2026-09-14 23:30:00", decision.Value!, Berlin));
    }

    [Fact]
    public void Decide_ConvertedWorkbook_IsRefused()
    {
        var evidence = Collect("13/01/2026");
        evidence.Add("2026-05-01T00:00:00", CellKind.Instant, 3);

        var problem = evidence.Decide("date", ImportOptions.Default, false, null).Problem!;
        Assert.Contains("exchanged day and month", problem.Message, StringComparison.Ordinal);
        var chosen = new ImportOptions { DateOrder = DateOrder.DayMonthYear };
        Assert.NotNull(evidence.Decide("date", chosen, false, null).Value);
    }

    [Fact]
    public void IsContradiction_OrderOrForm_ButNotUnreadable()
    {
        var dayFirst = new InstantNotation(DateOrder.DayMonthYear, false);
        var none = new InstantNotation(null, false);

        Assert.True(InstantText.IsContradiction("01/13/2026", CellKind.Text, dayFirst));
        Assert.True(InstantText.IsContradiction("46027", CellKind.Text, dayFirst));
        Assert.True(InstantText.IsContradiction("13/01/2026", CellKind.Text, none));
        Assert.True(InstantText.IsContradiction("05/01/2026", CellKind.Text, none));
        Assert.False(InstantText.IsContradiction("05/05/2026", CellKind.Text, none));
        Assert.False(InstantText.IsContradiction("13/13/2026", CellKind.Text, dayFirst));
        Assert.False(InstantText.IsContradiction("n/a", CellKind.Text, dayFirst));
        Assert.False(InstantText.IsContradiction("0000-00-00", CellKind.Text, dayFirst));
        Assert.False(InstantText.IsContradiction("46027", CellKind.Number, new InstantNotation(null, false, InstantForm.SerialDays)));
    }

    [Theory]
    [InlineData("2026-01-05", "10:30", "", "2026-01-05T09:30:00")]
    [InlineData("2026-01-05", "10:30:15 PM", "", "2026-01-05T21:30:15")]
    [InlineData("2026-01-05", "10:30", "PST", "2026-01-05T18:30:00")]
    [InlineData("2026-01-05", "10:30", "Pacific Time (US & Canada)", "2026-01-05T18:30:00")]
    [InlineData("2026-07-05", "10:30", "(GMT-08:00) Pacific Time (US & Canada)", "2026-07-05T17:30:00")]
    [InlineData("2026-01-05", "10:30", "America/New_York", "2026-01-05T15:30:00")]
    [InlineData("2026-01-05", "10:30", "GMT+02:00", "2026-01-05T08:30:00")]
    [InlineData("2026-01-05", "10:30", "+0530", "2026-01-05T05:00:00")]
    [InlineData("2026-01-05", "10:30", "UTC", "2026-01-05T10:30:00")]
    [InlineData("2026-01-05 10:30", "10:30", "UTC", "2026-01-05T10:30:00")]
    [InlineData("2026-01-05T00:00:00", "1899-12-31T10:30:00", "", "2026-01-05T09:30:00")]
    [InlineData("2026-01-05", "0.4375", "", "2026-01-05T09:30:00")]
    [InlineData("2026-01-05 10:30:00+02:00", "", "PST", "2026-01-05T08:30:00")]
    [InlineData("2026-01-05", " ", " ", "2026-01-04T23:00:00")]
    [InlineData("2026-01-05 10:30", "11:30", "", "reject: another one")]
    [InlineData("2026-01-05", "ten", "", "reject: 'ten' has a time")]
    [InlineData("2026-01-05", "10:30", "Middle Earth", "reject: 'Middle Earth' has an unknown time zone")]
    [InlineData("2026-01-05", "10:30", "../../etc/passwd", "reject: unknown time zone")]
    public void TryParse_SeparateCells_AreOneInstant(string date, string time, string zone, string expected)
    {
        var notation = new InstantNotation(null, false);

        var actual = InstantText.TryParse(date, time, zone, CellKind.Text, notation, Berlin, out var instant, out var reason)
            ? ColumnReading.Show(instant) : $"reject: {reason}";

        ColumnReading.AssertIs(expected, actual);
    }

    [Theory]
    [InlineData("America/Chicago", "2026-01-05 10:30 CST", "2026-01-05T16:30:00")]
    [InlineData("Asia/Shanghai", "2026-01-05 10:30 CST", "2026-01-05T02:30:00")]
    [InlineData("Europe/London", "2026-07-05 10:30 BST", "2026-07-05T09:30:00")]
    [InlineData("Asia/Kolkata", "2026-07-05 10:30 IST", "2026-07-05T05:00:00")]
    [InlineData("Europe/Berlin", "2026-07-05 10:30 CDT", "reject: several time zones")]
    public void TryParse_SharedAbbreviation_IsReadWhereTheShopHasIt(string shop, string text, string expected) =>
        ColumnReading.AssertIs(expected, ColumnReading.Instant(text, null, TimeZoneInfo.FindSystemTimeZoneById(shop)));

    [Theory]
    [InlineData("2026-03-29 02:30:00", "2026-03-29T01:30:00", 1)]
    [InlineData("2026-10-25 02:30:00", "2026-10-25T01:30:00", 2)]
    [InlineData("2026-10-25 12:30:00", "2026-10-25T11:30:00", 0)]
    [InlineData("2026-10-25 02:30:00 +02:00", "2026-10-25T00:30:00", 0)]
    public void TryParse_ChangeOfTheClock_IsReadAndReported(string text, string expected, int change)
    {
        Assert.True(InstantText.TryParse(
            text, [], [], CellKind.Text, new InstantNotation(null, false), Berlin, out var instant, out var actual, out _));

        Assert.Equal(expected, ColumnReading.Show(instant));
        Assert.Equal((ClockChange)change, actual);
    }

    [Theory]
    [InlineData("2026-01-05T10:30:00", false, "2026-01-05T09:30:00")]
    [InlineData("2026-01-05T10:30:00.5", false, "2026-01-05T09:30:00.5")]
    [InlineData("46027.4375", true, "2026-01-05T09:30:00")]
    public void TryParse_CellsOfAWorkbook_AreLocal(string text, bool isNumber, string expected) =>
        CheckWorkbook(text, isNumber ? CellKind.Number : CellKind.Instant, expected);

    [Fact]
    public void TryParse_UsualForms_AllocateNothing()
    {
        string[] texts =
            ["2026-01-05 10:30:00", "2026-01-05T10:30:00.123+02:00", "13/01/2026 10:30", "Jan 5, 2026 1:23:45 PM PST", "5. Januar 2026"];
        var notation = new InstantNotation(DateOrder.DayMonthYear, false);
        Assert.Equal(0, Allocation.Of(Run));

        void Run()
        {
            foreach (var text in texts)
            {
                var isRead = InstantText.TryParse(text, [], [], CellKind.Text, notation, Berlin, out _, out _);
                if (!isRead) throw new InvalidOperationException(text);
            }
        }
    }

    private static void CheckWorkbook(string text, CellKind kind, string expected)
    {
        var evidence = new InstantEvidence();
        evidence.Add(text, kind, 2);
        var notation = evidence.Decide("date", ImportOptions.Default, false, null).Value!;

        Assert.True(InstantText.TryParse(text, [], [], kind, notation, Berlin, out var instant, out _));
        Assert.Equal(expected, ColumnReading.Show(instant));
    }

    private static string Parse(string text, InstantNotation notation, TimeZoneInfo shop)
    {
        Assert.True(InstantText.TryParse(text, [], [], CellKind.Text, notation, shop, out var instant, out var reason), reason);
        return ColumnReading.Show(instant);
    }

    private static ColumnDecision<InstantNotation> Decide(params string[] cells) =>
        Collect(cells).Decide("date", ImportOptions.Default, false, null);

    private static InstantEvidence Collect(params string[] cells)
    {
        var evidence = new InstantEvidence();
        for (var i = 0; i < cells.Length; i++) evidence.Add(cells[i], CellKind.Text, i + 2);
        return evidence;
    }
}
