using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Import.Tests.Cells;

public class InstantLawTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Orders of three numbers; points are left to the day first, for which they are the rule.</summary>
    private static readonly string[] Ordered =
    [
        "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "dd.MM.yy", "d/M/yy", "dd-MM-yy", "MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy",
        "M/d/yy", "MM/dd/yy", "yy/MM/dd", "yy-MM-dd",
    ];

    private static readonly string[] Fixed =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.M.d", "yyyyMMdd", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "dd-MMM-yy", "MMM-dd-yy",
        "ddd, dd MMM yyyy", "ddd MMM dd yyyy", "yyyy年M月d日",
    ];

    private static readonly string[] Times = ["", " HH:mm", " HH:mm:ss", " h:mm:ss tt", " h:mm tt"];

    private static readonly string[] IsoForms =
        ["2026-01-05", "2026-01-05 10:30:00", "2026-01-05T10:30:00Z", "2026-01-05T10:30:00+02:00", "2026-01-05 10:30:00 -0800"];

    private static readonly string[] Exact =
        ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-dd HH:mm:ss '+00:00'", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMddHHmmss", "ddd MMM d HH:mm:ss yyyy", "R"];

    /// <summary>A column in any notation is read as it was written, or refused as ambiguous; never as other instants.</summary>
    [Fact]
    public void Decide_ColumnInAnyNotation_ReadsTheSameInstantsOrIsAmbiguous()
    {
        var decided = 0;
        Check(3_000, seed =>
        {
            var random = new Random(seed);
            var format = random.Next(3) switch
            {
                0 => Ordered[random.Next(Ordered.Length)] + Times[random.Next(Times.Length)],
                1 => Fixed[random.Next(Fixed.Length)] + Times[random.Next(Times.Length)],
                _ => Exact[random.Next(Exact.Length)],
            };
            if (format.StartsWith("yyyyMMdd ", StringComparison.Ordinal)) format = "yyyyMMdd";
            var values = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Value(random)).ToList();
            var cells = values.ConvertAll(value => value.ToString(format, Invariant));
            values = [.. values.Select((value, i) => Truncate(value, format))];

            var evidence = new InstantEvidence();
            for (var i = 0; i < cells.Count; i++) evidence.Add(cells[i], CellKind.Text, i + 2);
            var decision = evidence.Decide("date", ImportOptions.Default, false, null);
            if (decision.Problem is { } problem)
            {
                Assert.Contains("not decided", problem.Message, StringComparison.Ordinal);
                var chosen = new ImportOptions { DateOrder = OrderOf(format) };
                AssertReads(cells, values, evidence.Decide("date", chosen, false, null).Value!);
                return;
            }

            decided++;
            AssertReads(cells, values, decision.Value!);
        });
        Assert.True(decided > 1_500, $"{decided} columns were decided.");
    }

    [Fact]
    public void Decide_ColumnOfNumbers_ReadsTheSameInstants() => Check(1_000, seed =>
    {
        var random = new Random(seed);
        var form = (InstantForm)random.Next(1, 4);
        var values = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Value(random)).ToList();
        var cells = values.ConvertAll(value => form switch
        {
            InstantForm.EpochSeconds => new DateTimeOffset(value, TimeSpan.Zero).ToUnixTimeSeconds().ToString(Invariant),
            InstantForm.EpochMilliseconds => new DateTimeOffset(value, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(Invariant),
            _ => value.ToOADate().ToString("R", Invariant),
        });
        var evidence = new InstantEvidence();
        for (var i = 0; i < cells.Count; i++) evidence.Add(cells[i], CellKind.Text, i + 2);

        var notation = evidence.Decide("date", ImportOptions.Default, false, null).Value!;

        Assert.Equal(form, notation.Form);
        AssertReads(cells, values, notation);
    });

    [Fact]
    public void TryParse_IsoForms_AreReadAsByTheGeneralPath() => Check(2_000, seed =>
    {
        var random = new Random(seed);
        var text = IsoForms[random.Next(IsoForms.Length)].ToCharArray();
        for (var i = random.Next(4); i > 0; i--) text[random.Next(text.Length)] = "0123456789-:TZ +"[random.Next(16)];
        var notation = new InstantNotation(null, false);

        var isRead = InstantText.TryParse(text, [], [], CellKind.Text, notation, TimeZoneInfo.Utc, out var instant, out _);
        var isReadAgain = InstantText.TryParse(
            $" {new string(text)} ", [], [], CellKind.Text, notation, TimeZoneInfo.Utc, out var again, out _);

        Assert.Equal((isRead, instant), (isReadAgain, again));
    });

    [Fact]
    public void TryParse_AnyText_ThrowsNothing() => Check(5_000, seed =>
    {
        var random = new Random(seed);
        const string Alphabet = "0123456789-/.: ,TZ+APMapm'()[]年月日JanMonUTCQWé\u202f１\ud83d\0\n";
        var text = RandomText.Create(random, Alphabet);
        var time = random.Next(3) == 0 ? RandomText.Create(random, Alphabet) : "";
        var zone = random.Next(3) == 0 ? RandomText.Create(random, Alphabet) : "";
        foreach (var kind in Enum.GetValues<CellKind>())
        {
            var evidence = new InstantEvidence();
            evidence.Add(text, kind, 1);
            evidence.Add(time, kind, 2);
            var decision = evidence.Decide("c", ImportOptions.Default, false, null);
            foreach (var notation in (InstantNotation[])[decision.Value ?? new(null, true), new(DateOrder.DayMonthYear, false)])
            {
                var isRead = InstantText.TryParse(text, time, zone, kind, notation, TimeZoneInfo.Utc, out var instant, out var reason);
                Assert.Equal(isRead, reason.Length == 0);
                Assert.True(!isRead || instant.Year is >= 1969 and <= 2200, text);
                Assert.True(reason.Length < 250, reason);
                _ = InstantText.IsContradiction(text, kind, notation);
            }
        }
    });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Read_AnyCulture_IsTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = ReadTables();
        try
        {
            CultureInfo.CurrentCulture = LifecycleKit.Tests.TestCulture.Named(culture);
            Assert.Equal(expected, ReadTables());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> ReadTables() =>
    [
        .. InstantTable.Rows.Select(row => ColumnReading.Instant(row[0], null)),
        .. NumberTable.Rows.Select(row => ColumnReading.Number(row[0], null)),
    ];

    private static void AssertReads(List<string> cells, List<DateTime> values, InstantNotation notation)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var isRead = InstantText.TryParse(cells[i], [], [], CellKind.Text, notation, TimeZoneInfo.Utc, out var instant, out var reason);
            Assert.True(isRead, reason);
            Assert.Equal(values[i], instant.UtcDateTime);
        }
    }

    private static DateTime Value(Random random) =>
        new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.NextInt64(0, 98L * 365 * 86_400));

    private static DateTime Truncate(DateTime value, string format) =>
        format == "R" || format.Contains("ss", StringComparison.Ordinal) ? value
        : format.Contains("mm", StringComparison.Ordinal) ? value.AddSeconds(-value.Second) : value.Date;

    private static DateOrder OrderOf(string format) =>
        format[0] == 'y' ? DateOrder.YearMonthDay : format[0] == 'M' ? DateOrder.MonthDayYear : DateOrder.DayMonthYear;

    private static void Check(int count, Action<int> law) => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), law)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20_260_105, 20_260_105 | 1).WithQuietOnSuccess(true));
}
