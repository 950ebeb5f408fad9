using System.Text;

namespace LifecycleKit.Import.Tests.Files;

public class WorkbookTests
{
    private static readonly object?[][] Orders =
    [
        ["customer", "date", "total", "time", "paid"],
        ["Müller", new DateTime(2026, 1, 5, 10, 30, 0), 1234.5, new TimeSpan(13, 5, 0), true],
        [],
        ["00815", new DateTime(2026, 2, 5), -0.30000000000000004, null, false],
        [4711, null, 1e20, "x,y\nz"],
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_Cells_HaveTheirTypes(bool is1904)
    {
        using var file = TestFiles.Open(TestWorkbook.Create(is1904, ("Orders", Orders)));
        Assert.Equal(new TableLayout("xlsx", null, null, "Orders"), file.Layout);
        using var reader = file.OpenReader();

        Assert.True(reader.Read());
        Assert.Equal(5, reader.FieldCount);
        Assert.True(reader.Read());
        Assert.Equal("Müller", reader.GetField(0).ToString());
        Assert.Equal("2026-01-05T10:30:00", reader.GetField(1).ToString());
        Assert.Equal(CellKind.Instant, reader.GetKind(1));
        Assert.Equal("1234.5", reader.GetField(2).ToString());
        Assert.Equal(CellKind.Number, reader.GetKind(2));
        Assert.Equal("13:05:00", reader.GetField(3).ToString());
        Assert.Equal("TRUE", reader.GetField(4).ToString());
        Assert.Equal(2, reader.LineNumber);

        Assert.True(reader.Read());
        Assert.Equal(0, reader.FieldCount);
        Assert.True(reader.Read());
        Assert.Equal(4, reader.LineNumber);
        Assert.Equal("00815", reader.GetField(0).ToString());
        Assert.Equal(CellKind.Text, reader.GetKind(0));
        Assert.Equal("2026-02-05T00:00:00", reader.GetField(1).ToString());
        Assert.Equal("-0.3", reader.GetField(2).ToString());
        Assert.True(reader.Read());
        Assert.Equal("4711", reader.GetField(0).ToString());
        Assert.Equal("100000000000000000000", reader.GetField(2).ToString());
        Assert.Equal(4, reader.FieldCount);
        Assert.Equal("4711\t\t100000000000000000000\tx,y\nz", reader.GetText());
        Assert.False(reader.Read());
    }

    [Fact]
    public void Open_OneSheetOfSeveralHasATable_ItIsRead()
    {
        var workbook = TestWorkbook.Create(false, ("Notes", [["Read this"], ["and that"]]), ("Orders", Orders), ("Empty", []));

        using var file = TestFiles.Open(workbook);
        Assert.Equal("Orders", file.Layout.Sheet);
        Assert.Equal(5, TestFiles.ReadRows(file).Count);
    }

    [Fact]
    public void Open_SeveralSheetsHaveTables_IsRefusedWithTheirNames()
    {
        var workbook = TestWorkbook.Create(false, ("2025", Orders), ("2026", Orders));

        Assert.Contains("'2025', '2026'", TestFiles.Refuse(workbook).Message, StringComparison.Ordinal);
        using var first = TestFiles.Open(TestWorkbook.Create(false, ("2026", Orders)));
        using var file = TestFiles.Open(workbook, new ImportOptions { Format = TestFormats.With(first.Layout) });
        Assert.Equal("2026", file.Layout.Sheet);
        Assert.Equal(5, TestFiles.ReadRows(file).Count);
    }

    [Fact]
    public void Open_HeaderAlone_IsATableWithoutRows()
    {
        using var file = TestFiles.Open(TestWorkbook.Create(false, ("Notes", [["Read this"]]), ("Orders", [Orders[0]])));

        Assert.Equal("Orders", file.Layout.Sheet);
        Assert.Single(TestFiles.ReadRows(file));
    }

    [Fact]
    public void Open_NoTable_IsRefused() =>
        Assert.Equal(ImportDiagnosticIds.NotATable, TestFiles.Refuse(TestWorkbook.Create(false, ("Notes", [["Read this"]]))).Reason.Id);

    [Theory]
    [InlineData("content.xml", "ods")]
    [InlineData("word/document.xml", "Word")]
    [InlineData("xl/workbook.bin", "xlsb")]
    public void Open_OtherDocument_IsRefusedWithItsName(string part, string name) =>
        Assert.Contains(name, TestFiles.Refuse(TestFiles.Zip(("mimetype", [1]), (part, [1]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_CutWorkbook_IsRefused()
    {
        var workbook = TestWorkbook.Create(false, ("Orders", Orders));

        foreach (var share in new[] { 0.3, 0.6, 0.9, 0.99 })
            Assert.Equal(ImportDiagnosticIds.Damaged, TestFiles.Refuse(workbook[..(int)(workbook.Length * share)]).Reason.Id);
    }

    [Fact]
    public void Open_RowNumberBeyondASheet_IsRefusedInBoundedTime()
    {
        var xml = "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>1</v></c></row>"
            + "<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row></sheetData></worksheet>";
        var workbook = TestFiles.Replace(TestWorkbook.Create(false, ("Orders", Orders)), "xl/worksheets/sheet1.xml",
            Encoding.UTF8.GetBytes(xml));

        Assert.Equal(ImportDiagnosticIds.Damaged, TestFiles.Refuse(workbook).Reason.Id);
    }
}
