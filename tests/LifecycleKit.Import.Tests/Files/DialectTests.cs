namespace LifecycleKit.Import.Tests.Files;

public class DialectTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Read_Separator_IsDecided(char separator)
    {
        var content = "customer,date,total\na,2026-01-05,10\nb,2026-01-06,20".Replace(',', separator);

        using var file = TestFiles.Open(content);
        Assert.Equal(separator, file.Layout.Delimiter);
        Assert.Equal("customer|date|total\na|2026-01-05|10\nb|2026-01-06|20", TestFiles.Read(content));
    }

    [Fact]
    public void Read_DecimalCommas_SemicolonSeparates()
    {
        var rows = string.Concat(Enumerable.Range(0, 33).Select(index => $"k{index};Wien;2026-01-05;{index},50\n"));

        using var file = TestFiles.Open("kunde;ort;datum;betrag\n" + rows);
        Assert.Equal(';', file.Layout.Delimiter);
        Assert.All(TestFiles.ReadRows(file), row => Assert.Equal(4, row.Fields.Length));
    }

    [Theory]
    [InlineData("customer;date;total\nDoe, A, jr;2026-01-05;1\nRoe, B, sr;2026-01-06;2", ';')]
    [InlineData("customer|date|total\nDoe, A, jr|2026-01-05|1\nRoe, B, sr|2026-01-06|2", '|')]
    [InlineData("customer,date,total\nDoe;A;x;y,2026-01-05,1\nRoe;B;x;y,2026-01-06,2", ',')]
    [InlineData("name, first;date, time;total, x\nDoe, A;2026-01-05, 10:00;1,5\nRoe, B;2026-01-06, 10:00;2,5", ';')]
    [InlineData("customer,date,total,tags\na,2026-01-05,1,x|y\nb,2026-01-06,2,x|z\n", ',')]
    [InlineData("customer\tcity\ttotal\na\tBerlin, DE\t1\nb\tRome, IT\t2\n", '\t')]
    public void Read_OtherSignsInCells_DoNotSeparate(string content, char separator)
    {
        using var file = TestFiles.Open(content);

        Assert.Equal(separator, file.Layout.Delimiter);
    }

    [Theory]
    [InlineData("sep=;\ncustomer;total\na;1,5\n", "customer|total\na|1,5")]
    [InlineData("\uFEFFsep=;\r\ncustomer;total\r\na;1,5", "customer|total\na|1,5")]
    [InlineData("\"sep=;\"\ncustomer;total\na;1,5\n", "customer|total\na|1,5")]
    [InlineData("sep=\t\ncustomer\ttotal\na\t1,5\n", "customer|total\na|1,5")]
    public void Read_SeparatorLine_IsObeyedAndSkipped(string content, string cells)
    {
        Assert.Equal(cells, TestFiles.Read(content));
        using var file = TestFiles.Open(content);
        Assert.Equal(2, TestFiles.ReadRows(file)[0].Line);
    }

    [Fact]
    public void Read_NotesAboveTheHeader_AreRowsOfOneField() =>
        Assert.Equal(
            "Orders report\nGenerated 2026-02-01\n\ncustomer|date|total\na|2026-01-05|10",
            TestFiles.Read("Orders report\nGenerated 2026-02-01\n\ncustomer,date,total\na,2026-01-05,10"));

    [Fact]
    public void Read_ManyNotesAboveTheHeader_SeparatorIsDecided()
    {
        var notes = string.Concat(Enumerable.Range(0, 9).Select(index => $"\"Note {index}: amounts; fees, and others\"\n"));

        using var file = TestFiles.Open(notes + "\"date\",\"order\",\"total\"\n\"2026-01-05\",\"1\",\"10\"\n");
        Assert.Equal(',', file.Layout.Delimiter);
    }

    [Theory]
    [InlineData("customer\na\nb\n")]
    [InlineData("customer:date:total\na:b:1\n")]
    [InlineData("customer^date^total\na^2026-01-05^1\n")]
    public void Read_OneColumn_IsRefusedWithTheCandidates(string content)
    {
        var refusal = TestFiles.Refuse(content);

        Assert.Equal(ImportDiagnosticIds.Separator, refusal.Reason.Id);
        Assert.Contains("--delimiter", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GivenSeparator_IsObeyed() =>
        Assert.Equal("customer|total\na|1", TestFiles.Read("customer^total\na^1", new ImportOptions { Delimiter = '^' }));

    [Fact]
    public void Read_TwoSeparatorsFitEqually_IsRefusedWithBoth()
    {
        var refusal = TestFiles.Refuse("a;b,c\nd;e,f\n");

        Assert.Contains("','", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("';'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowWithMoreFieldsThanTheHeader_SaysSo()
    {
        using var file = TestFiles.Open("customer,date,total\na,2026-01-05,1,234.50\nb,2026-01-06,20,,\nc,2026-01-06,3\nd\n");

        Assert.Equal([3, 4, 5, 3, 1], TestFiles.ReadRows(file).Select(row => row.Fields.Length));
    }

    [Fact]
    public void Read_MostRowsHaveUnquotedDecimalCommas_CommaSeparates()
    {
        using var file = TestFiles.Open(
            "customer,date,total\na,2026-01-05,1,50\nb,2026-01-05,2,50\nc,2026-01-06,3\nd,2026-01-06,4,,,\ne\nf,1\n");

        Assert.Equal(',', file.Layout.Delimiter);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_LineEnds_AreCounted(string end)
    {
        using var file = TestFiles.Open($"customer,note{end}a,\"x{end}y\"{end}{end}b,z{end}");

        Assert.Equal([1L, 2, 4, 5], TestFiles.ReadRows(file).Select(row => row.Line));
        Assert.Equal($"x{end}y", TestFiles.ReadRows(file)[1].Fields[1]);
    }

    [Fact]
    public void Read_MixedLineEnds_AreRead() => Assert.Equal("a|b\n1|2\n3|4\n5|6", TestFiles.Read("a,b\r\n1,2\n3,4\r5,6"));

    [Fact]
    public void Read_ThreeThousandColumns_AreRead()
    {
        var header = string.Join(',', Enumerable.Range(0, 3000).Select(index => $"c{index}"));

        using var file = TestFiles.Open(header + "\n" + new string(',', 2999) + "\n");
        Assert.All(TestFiles.ReadRows(file), row => Assert.Equal(3000, row.Fields.Length));
    }
}
