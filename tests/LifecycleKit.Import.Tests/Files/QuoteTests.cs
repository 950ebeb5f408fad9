namespace LifecycleKit.Import.Tests.Files;

public class QuoteTests
{
    [Fact]
    public void Read_Quotes_AreRemoved() =>
        Assert.Equal("a|b\nx\"y|1,5\n|z", TestFiles.Read("a,b\n\"x\"\"y\",\"1,5\"\n\"\",z\n"));

    [Fact]
    public void Read_StrayQuotes_AreContent()
    {
        using var file = TestFiles.Open("order-id\ttitle\tprice\n1\those 5\" wide\t9.99\n2\tthe \"big\" one\t1.00\n3\tplain\t10.00\n");

        Assert.Equal(["hose 5\" wide", "the \"big\" one", "plain"], TestFiles.ReadRows(file).Skip(1).Select(row => row.Fields[1]));
        Assert.All(TestFiles.ReadRows(file), row => Assert.Null(row.Problem));
    }

    [Fact]
    public void Read_TabsWithQuotesAtTheStartOfTitles_AreContent()
    {
        const string Content = "order-id\ttitle\tprice\n1\t\"Big\" hose\t9.99\n2\t\"5 inch\t1.00\n3\tplain\t10.00\n";

        using var file = TestFiles.Open(Content);
        Assert.Equal(["\"Big\" hose", "\"5 inch", "plain"], TestFiles.ReadRows(file).Skip(1).Select(row => row.Fields[1]));
        Assert.Equal(ImportDiagnosticIds.Separator, Assert.Single(file.Diagnostics).Id);
    }

    [Fact]
    public void Read_BackslashBeforeQuote_IsPartOfTheText()
    {
        using var file = TestFiles.Open(
            "customer,date,name,qty,total\na,2026-01-05,\"5\\\" pipe, blue\",2,50.00\nb,2026-01-06,hose,1,20.00\n");

        Assert.Equal(["a", "2026-01-05", "5\" pipe, blue", "2", "50.00"], TestFiles.ReadRows(file)[1].Fields);
        Assert.Single(file.Diagnostics);
    }

    [Fact]
    public void Read_BackslashAtTheEndOfAQuotedText_IsContent() =>
        Assert.Equal("a|b\nC:\\dir\\|1", TestFiles.Read("a,b\n\"C:\\dir\\\",1\n"));

    [Fact]
    public void Read_BlankBeforeQuotesInTheHeader_IsSkipped() =>
        Assert.Equal("customer|day|total\na|2026-01-05|10",
            TestFiles.Read("\"customer\", \"day\", \"total\"\n\"a\",\"2026-01-05\",\"10\"\n"));

    [Fact]
    public void Read_BlanksAroundCells_AreKept() =>
        Assert.Equal("customer| total\n a |1\na| 2", TestFiles.Read("customer, total\n a ,1\na, 2\n"));

    [Theory]
    [InlineData("customer,date,name,total\na,2026-01-05,x,1\nb,2026-01-06,\"open,2\nc,2026-01-07,x,3\nd,2026-01-08,x,4\n", 3)]
    [InlineData("\"customer,date,total\na@example.com,2026-01-05,10\nb@example.com,2026-01-06,20\n", 1)]
    [InlineData("customer,date,name,total\na,2026-01-05,\"x\",1\nb,2026-01-06,\"open,2\nc,2026-01-07,\"x\",3\n", 3)]
    [InlineData("a,b\n\"two\nlines\",\"open\n1,2\n", 3)]
    public void Read_UnclosedQuote_IsRefusedWithTheLineWhereItOpens(string content, long line)
    {
        var refusal = TestFiles.Refuse(content);

        Assert.Equal(ImportDiagnosticIds.Separator, refusal.Reason.Id);
        Assert.Equal(line, refusal.Reason.FirstLine);
        Assert.DoesNotContain("example.com", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnclosedQuoteInTheSecondOfManyRows_IsRefused()
    {
        var rows = string.Concat(Enumerable.Range(0, 998).Select(index => $"c{index},x,{index}\n"));

        Assert.Equal(3, TestFiles.Refuse("customer,note,total\na,x,1\nb,\"open,2\n" + rows).Reason.FirstLine);
    }

    [Fact]
    public void Read_UnclosedQuoteAboveALargeFile_IsRefusedWithinBoundedMemory()
    {
        var rows = string.Concat(Enumerable.Range(0, 400_000).Select(index => $"c{index},x,{index}.00\n"));
        var refusal = TestFiles.Refuse("customer,note,total\na,x,1\nb,\"open,2\n" + rows);

        Assert.Equal(ImportDiagnosticIds.Separator, refusal.Reason.Id);
        Assert.Equal(3, refusal.Reason.FirstLine);
    }

    [Fact]
    public void Read_TextAfterTheClosingQuote_IsAProblemOfItsRow()
    {
        using var file = TestFiles.Open("a,b\n\"x\"y,2\n3,4\n");
        var rows = TestFiles.ReadRows(file);

        Assert.Null(rows[0].Problem);
        Assert.NotNull(rows[1].Problem);
        Assert.Null(rows[2].Problem);
    }

    [Fact]
    public void Read_EveryLineInQuotes_IsUnwrapped()
    {
        using var file = TestFiles.Open("\"customer,note,total\"\n\"a,\"\"x, y\"\",10\"\n\"b,z,20\"\n");

        Assert.Equal(["a", "x, y", "10"], TestFiles.ReadRows(file)[1].Fields);
        Assert.Equal([1L, 2, 3], TestFiles.ReadRows(file).Select(row => row.Line));
        Assert.Single(file.Diagnostics);
    }

    [Fact]
    public void GetText_Row_IsTheRowAsInTheFile()
    {
        using var file = TestFiles.Open($"a,b\n\"x\"\"y\",2\n{new string('é', 5000)},3\n");
        using var reader = file.OpenReader();
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal("\"x\"\"y\",2", reader.GetText());
        Assert.True(reader.Read());
        Assert.Equal(2001, reader.GetText().Length);
        Assert.Empty(reader.GetField(2).ToString());
        Assert.Equal(5000, reader.GetField(0).Length);
    }
}
