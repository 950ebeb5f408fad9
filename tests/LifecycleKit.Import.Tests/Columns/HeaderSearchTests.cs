using System.Collections.Immutable;

namespace LifecycleKit.Import.Tests.Columns;

public class HeaderSearchTests
{
    [Fact]
    public void Find_HeaderInLine1_IsFoundWithoutNotes()
    {
        var header = Find("customer,date,total", "a,2026-01-05,10");

        Assert.Equal(1, header.LineNumber);
        Assert.Equal(0, header.RowIndex);
        Assert.Equal(["customer", "date", "total"], header.Names);
        Assert.Empty(header.Diagnostics);
    }

    [Fact]
    public void Find_NotesAbove_AreSkippedAndReported()
    {
        var header = Find("Orders report", "Generated 2026-02-01", "", "customer,date,total", "a,2026-01-05,10");

        Assert.Equal(4, header.LineNumber);
        Assert.Equal(3, header.RowIndex);
        var note = Assert.Single(header.Diagnostics);
        Assert.Equal((ImportDiagnosticIds.Header, DiagnosticSeverity.Note), (note.Id, note.Severity));
        Assert.Contains("2 rows", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NoteWithAsManyFields_IsSkipped() =>
        Assert.Equal(2, Find("Report,Orders,2026", "customer,date,total", "a,2026-01-05,10").LineNumber);

    [Fact]
    public void Find_LineOfBareCommas_IsBlank()
    {
        var header = Find(",,,", "customer,date,total,", "a,2026-01-05,10,");

        Assert.Equal(2, header.LineNumber);
        Assert.Equal(["customer", "date", "total"], header.Names);
        Assert.Empty(header.Diagnostics);
    }

    [Fact]
    public void Find_UnknownNamesAboveData_IsFound() =>
        Assert.Equal(["who", "jour", "wieviel"], Find("who,jour,wieviel", "a,2026-01-05,10", "b,2026-01-06,20").Names);

    [Fact]
    public void Find_UnknownNamesThatOptionsGive_IsFound()
    {
        var options = new ImportOptions { Columns = Options((ColumnRole.Customer, "Who"), (ColumnRole.Date, "Jour")) };

        Assert.Equal(3, HeaderSearch.Find(ArrayReader.OfLines("Export", "x,y,z", "who,jour,wieviel", "a,b,c"), options).LineNumber);
    }

    [Fact]
    public void Find_BlanksMarksAndQuotesAroundNames_AreTrimmed() =>
        Assert.Equal(["customer", "day", "total"], Find("\uFEFFcustomer, \"day\", total \u00A0", "a,2026-01-05,10").Names);

    [Fact]
    public void Find_UnnamedFirstColumn_StaysEmpty() =>
        Assert.Equal(["", "customer_id", "total", "date"], Find(",customer_id,total,date", "0,7,10,2026-01-05").Names);

    [Fact]
    public void Find_ControlCharacters_AreShownAsText() =>
        Assert.Equal(@"\u001b[31mcust", Find("\u001b[31mcust,date,total", "a,2026-01-05,10").Names[0]);

    [Fact]
    public void Find_FirstRowIsData_IsRefusedWithAdvice()
    {
        var error = Refuse("a@example.com,2026-01-05,10", "b@example.com,2026-01-06,20");

        Assert.Equal(ImportDiagnosticIds.Header, error.Reason.Id);
        Assert.Contains("no header", error.Message, StringComparison.Ordinal);
        Assert.Contains("customer,date,total", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-05", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OneColumn_IsRefusedAsNotSeparated()
    {
        var error = Assert.Throws<ImportException>(() => HeaderSearch.Find(
            new ArrayReader(["customer,date,total\na@example.com,2026-01-05,10"], ["x"]), ImportOptions.Default));

        Assert.Contains("one column", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a@example.com,2026", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Find_LongText_IsQuotedShort() => Assert.True(Refuse(new string('x', 900_000) + ",y", "z,z").Message.Length < 500);

    [Theory]
    [InlineData()]
    [InlineData("", ",,", "  ")]
    public void Find_NoContent_IsRefusedAsNoTable(params string[] lines) =>
        Assert.Equal(ImportDiagnosticIds.NotATable, Refuse(lines).Reason.Id);

    [Fact]
    public void Find_TitleOfKnownNames_IsNotTheHeader() =>
        Assert.Equal(2, Find("Orders,Store", "customer,date,total", "a,2026-01-05,10").LineNumber);

    [Fact]
    public void Find_SecondHeaderWithMoreNames_IsNotTheHeader() =>
        Assert.Equal(1, Find(
            "customer,date,total", "a,2026-01-05,10", "customer,date,total,currency,status", "b,2026-01-06,20,EUR,paid").LineNumber);

    [Fact]
    public void Find_NumbersAboveNames_AreNotTheHeader() =>
        Assert.Equal(2, Find("1,2,3,4", "customer,date,total,note", "a,2026-01-05,10,x").LineNumber);

    internal static ImmutableDictionary<ColumnRole, string> Options(params (ColumnRole Role, string Name)[] pairs) =>
        ImmutableDictionary.CreateRange(pairs.Select(pair => KeyValuePair.Create(pair.Role, pair.Name)));

    private static TableHeader Find(params string[] lines) => HeaderSearch.Find(ArrayReader.OfLines(lines), ImportOptions.Default);

    private static ImportException Refuse(params string[] lines) => Assert.Throws<ImportException>(() => Find(lines));
}
