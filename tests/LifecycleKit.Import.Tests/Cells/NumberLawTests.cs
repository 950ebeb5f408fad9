using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace LifecycleKit.Import.Tests.Cells;

public class NumberLawTests
{
    private static readonly (string Before, string After)[] Surroundings =
        [("", ""), ("$", ""), ("€ ", ""), ("", " €"), ("EUR ", ""), ("", " CHF"), ("Rs. ", ""), ("", "kr")];

    /// <summary>A column in any notation is read as it was written, or refused as ambiguous; never as other values.</summary>
    [Fact]
    public void Decide_ColumnInAnyNotation_ReadsTheSameValuesOrIsAmbiguous()
    {
        var decided = 0;
        Check(2_000, seed =>
        {
            var random = new Random(seed);
            var sign = random.Next(2) == 0 ? '.' : ',';
            var group = random.Next(5) switch { 0 => "", 1 => sign == '.' ? "," : ".", 2 => " ", 3 => "\u202f", _ => "'" };
            var decimals = random.Next(5);
            var surrounding = Surroundings[random.Next(Surroundings.Length)];
            var values = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Value(random, decimals)).ToList();
            var cells = values.ConvertAll(value => Write(value, sign, group, decimals, surrounding, random));

            var evidence = new NumberEvidence();
            for (var i = 0; i < cells.Count; i++) evidence.Add(cells[i], CellKind.Text, i + 2);
            var decision = evidence.Decide("total", null);
            if (decision.Problem is { } problem)
            {
                Assert.Contains("not decided", problem.Message, StringComparison.Ordinal);
                Assert.All(new[] { evidence.Decide("total", sign).Value! }, notation => AssertReads(cells, values, notation));
                return;
            }

            decided++;
            AssertReads(cells, values, decision.Value!);
        });
        Assert.True(decided > 1_000, $"{decided} columns were decided.");
    }

    /// <summary>The path for the commonest form gives what the general one gives.</summary>
    [Fact]
    public void TryParse_ShortNumbers_AreReadAsByTheGeneralPath() => Check(2_000, seed =>
    {
        var random = new Random(seed);
        var text = new string([.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => "0123456789.,-"[random.Next(13)])]);
        foreach (var sign in (char[])['.', ','])
        {
            var notation = new NumberNotation(sign, null);
            var isRead = NumberText.TryParse(text, CellKind.Text, notation, out var value, out _, out _);
            var isReadAgain = NumberText.TryParse($" {text} ", CellKind.Text, notation, out var again, out _, out _);
            Assert.Equal((isRead, value), (isReadAgain, again));
            Assert.False(isRead && NumberText.IsContradiction(text, CellKind.Text, notation), text);
        }
    });

    [Fact]
    public void TryParse_AnyText_ThrowsNothing() => Check(5_000, seed =>
    {
        var text = RandomText.Create(new Random(seed), "0123456789.,'-()+eE $€%=kr EURRs.\u00a0\u202f−–１٣½\ud83d\0\n");
        foreach (var kind in Enum.GetValues<CellKind>())
        {
            var evidence = new NumberEvidence();
            evidence.Add(text, kind, 1);
            var decision = evidence.Decide("c", null);
            foreach (var notation in (NumberNotation[])[decision.Value ?? new('.', null), new(',', '.'), new(null, null)])
            {
                var isRead = NumberText.TryParse(text, kind, notation, out var value, out var currency, out var reason);
                Assert.Equal(isRead, reason.Length == 0);
                Assert.True(Math.Abs(value) <= 1_000_000_000_000m);
                Assert.True(isRead || (value == 0 && currency is null && reason.Length < 250), reason);
                _ = NumberText.IsContradiction(text, kind, notation);
            }
        }
    });

    private static void AssertReads(List<string> cells, List<decimal> values, NumberNotation notation)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            Assert.True(NumberText.TryParse(cells[i], CellKind.Text, notation, out var value, out _, out var reason), reason);
            Assert.Equal(values[i], value);
        }
    }

    private static decimal Value(Random random, int decimals)
    {
        var digits = random.NextInt64(0, (long)Math.Pow(10, random.Next(1, 12)));
        return decimal.Round(new decimal(digits) / (decimal)Math.Pow(10, decimals), decimals) * (random.Next(3) == 0 ? -1 : 1);
    }

    private static string Write(
        decimal value, char sign, string group, int decimals, (string Before, string After) surrounding, Random random)
    {
        var format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        var digits = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture).Split('.');
        var whole = digits[0];
        for (var i = whole.Length - 3; i > 0; i -= 3) whole = whole.Insert(i, group);
        var text = surrounding.Before + whole + (decimals > 0 ? sign + digits[1] : "") + surrounding.After;
        if (value >= 0) return text;
        return random.Next(3) switch { 0 => "-" + text, 1 => $"({text})", _ => text + "-" };
    }

    private static void Check(int count, Action<int> law) => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), law)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20_260_105, 20_260_105 | 1).WithQuietOnSuccess(true));
}
