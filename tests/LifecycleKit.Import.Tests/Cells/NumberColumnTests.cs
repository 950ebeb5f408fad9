using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Cells;

public class NumberColumnTests
{
    public static TheoryData<string, string, string, string> Texts() => ColumnReading.Cases(NumberTable.Rows);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_TextInAColumn_IsAsExpected(string text, string alone, string besidePoint, string besideComma)
    {
        ColumnReading.AssertIs(alone, ColumnReading.Number(text, null));
        ColumnReading.AssertIs(besidePoint, ColumnReading.Number(text, NumberTable.PointWitness));
        ColumnReading.AssertIs(besideComma, ColumnReading.Number(text, NumberTable.CommaWitness));
    }

    [Theory]
    [InlineData("$12.50", "$")]
    [InlineData("12.50 USD", "USD")]
    [InlineData("$12.50 USD", "USD")]
    [InlineData("US$ 12.50", "USD")]
    [InlineData("AU $3,013.00", "AUD")]
    [InlineData("R$ 12.50", "BRL")]
    [InlineData("12.50 €", "EUR")]
    [InlineData("€12.50 EUR", "EUR")]
    [InlineData("£12.50", "GBP")]
    [InlineData("¥1200", "¥")]
    [InlineData("12kr", "kr")]
    [InlineData("Kr. 12.50", "kr")]
    [InlineData("Rs. 12.50", "Rs")]
    [InlineData("CHF 12.50", "CHF")]
    [InlineData("(EUR 12.50)", "EUR")]
    [InlineData("12.50", null)]
    public void TryParse_Currency_IsACodeOrASharedSign(string text, string? expected)
    {
        Assert.True(NumberText.TryParse(text, CellKind.Text, new NumberNotation('.', null), out _, out var currency, out _));
        Assert.Equal(expected, currency);
    }

    [Fact]
    public void Decide_TwoNotations_NamesBothLines()
    {
        var evidence = Collect("20", "1,234.50", "59,90");

        var problem = evidence.Decide("total", null).Problem!;

        Assert.Equal(4, problem.FirstLine);
        Assert.Contains("line 3 has '1,234.50'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("line 4 has '59,90'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_Ambiguity_ShowsBothReadingsAndTheOption()
    {
        var problem = Collect("20", "1.234").Decide("total", null).Problem!;

        Assert.Equal(3, problem.FirstLine);
        Assert.Contains("'1.234' is 1.234 with a decimal point, and 1234 with a decimal comma", problem.Message, StringComparison.Ordinal);
        Assert.Contains("DecimalSign (--decimal . or --decimal ,)", problem.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_OptionAgainstCells_RejectsThemWithAWarning()
    {
        var decision = Collect("1,234.50", "59,90", "9,90").Decide("total", '.');

        Assert.Equal('.', decision.Value!.DecimalSign);
        var warning = Assert.Single(decision.Notes);
        Assert.Equal((DiagnosticSeverity.Warning, 2L, 3L), (warning.Severity, warning.Count, warning.FirstLine));
    }

    [Fact]
    public void Decide_ExponentNotation_IsAWarning()
    {
        var warning = Assert.Single(Collect("12.50", "1.5E+3", "2E3").Decide("total", null).Notes);

        Assert.Equal((DiagnosticSeverity.Warning, 2L, 3L), (warning.Severity, warning.Count, warning.FirstLine));
    }

    [Fact]
    public void Decide_Integers_HasNoSign_AndALaterSignContradicts()
    {
        var notation = Collect("1", "20", "1 000").Decide("qty", null).Value!;

        Assert.Equal(new NumberNotation(null, ' '), notation);
        foreach (var text in (string[])["12.50", "12,50", "1.234"])
        {
            Assert.False(NumberText.TryParse(text, CellKind.Text, notation, out _, out _, out var reason));
            Assert.Contains("no decimal sign", reason, StringComparison.Ordinal);
            Assert.True(NumberText.IsContradiction(text, CellKind.Text, notation));
        }

        Assert.False(NumberText.IsContradiction("free", CellKind.Text, notation));
        Assert.False(NumberText.IsContradiction("20", CellKind.Text, notation));
    }

    [Fact]
    public void IsContradiction_OtherNotation_ButNotUnreadable()
    {
        var notation = new NumberNotation('.', ',');

        Assert.True(NumberText.IsContradiction("59,90", CellKind.Text, notation));
        Assert.False(NumberText.IsContradiction("1,234", CellKind.Text, notation));
        Assert.False(NumberText.IsContradiction("1,2,3", CellKind.Text, notation));
        Assert.False(NumberText.IsContradiction("5,", CellKind.Text, notation));
    }

    [Fact]
    public void Merge_QuantityAndPrice_ShareOneNotation()
    {
        var quantity = Collect("1.234", "2");
        quantity.Merge(Collect("1,99"));

        Assert.Equal(new NumberNotation(',', '.'), quantity.Decide("quantity and price", null).Value);

        var other = Collect("2,5");
        other.Merge(Collect("1", "1.99"));
        Assert.NotNull(other.Decide("quantity and price", null).Problem);
    }

    [Fact]
    public void Read_NumbersOfAWorkbook_AreInvariantAndNoEvidence()
    {
        var evidence = new NumberEvidence();
        evidence.Add("1.234", CellKind.Number, 2);
        evidence.Add("12,50", CellKind.Text, 3);
        var notation = evidence.Decide("total", null).Value!;

        Assert.Equal(',', notation.DecimalSign);
        Assert.True(NumberText.TryParse("1.234", CellKind.Number, notation, out var value, out _, out _));
        Assert.Equal(1.234m, value);
        Assert.True(NumberText.TryParse("1.5E-3", CellKind.Number, notation, out value, out _, out _));
        Assert.Equal(0.0015m, value);
    }

    [Fact]
    public void Reason_LongOrControlText_IsShort()
    {
        var text = $"a\u001b[31m\u202e{new string('x', 500)}1";

        NumberText.TryParse(text, CellKind.Text, new NumberNotation('.', null), out _, out _, out var reason);

        Assert.True(reason.Length < 140, reason);
        Assert.DoesNotContain('\u001b', reason);
        Assert.DoesNotContain('\u202e', reason);
    }

    [Fact]
    public void TryParse_UsualForms_AllocateNothing()
    {
        string[] texts = ["12.50", "-3", "$1,234.50", "1,234,567.89 EUR", "(12.50)"];
        var notation = new NumberNotation('.', ',');
        Assert.Equal(0, Allocation.Of(Run));

        void Run()
        {
            foreach (var text in texts)
            {
                if (!NumberText.TryParse(text, CellKind.Text, notation, out _, out _, out _)) throw new InvalidOperationException(text);
            }
        }
    }

    private static NumberEvidence Collect(params string[] cells)
    {
        var evidence = new NumberEvidence();
        for (var i = 0; i < cells.Length; i++) evidence.Add(cells[i], CellKind.Text, i + 2);
        return evidence;
    }
}
