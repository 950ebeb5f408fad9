using System.Text;

namespace LifecycleKit.Import.Tests.Files;

public class EncodingTests
{
    private const string Table = "customer,date,total\nMüller,2026-01-05,10.50\nŁódź,2026-02-05,20\n";
    private const string Cells = "customer|date|total\nMüller|2026-01-05|10.50\nŁódź|2026-02-05|20";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void Read_Unicode_IsDecided(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)];

        Assert.Equal(Cells, TestFiles.Read(content));
        Assert.Equal(Cells, TestFiles.Read(TestFiles.Gzip(content)));
        using var file = TestFiles.Open(content);
        Assert.Equal(encoding.WebName, file.Layout.Encoding);
        Assert.Equal(hasMark || name == "utf-8" ? 0 : 1, file.Diagnostics.Length);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1250")]
    [InlineData("iso-8859-2")]
    [InlineData("gb18030")]
    public void Read_NamedEncoding_IsObeyed(string name)
    {
        var content = TextEncoding.Find(name)!.GetBytes(Table);

        Assert.Equal(Cells, TestFiles.Read(content, new ImportOptions { Encoding = name }));
    }

    [Fact]
    public void Read_UnknownEncodingName_IsRefused() =>
        Assert.Contains("'klingon'", TestFiles.Refuse(Table, new ImportOptions { Encoding = "klingon" }).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_MarkContradictsName_IsRefused()
    {
        byte[] content = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Table)];

        Assert.Equal(ImportDiagnosticIds.Encoding, TestFiles.Refuse(content, new ImportOptions { Encoding = "windows-1252" }).Reason.Id);
        Assert.Equal(Cells, TestFiles.Read(content, new ImportOptions { Encoding = "utf-8" }));
    }

    [Fact]
    public void Read_Windows1252Header_IsDecidedWithANote()
    {
        byte[] content = [.. "Kunde;Datum;Betrag in "u8, 0x80, .. "\nK1;2026-01-05;12.50\n"u8];

        Assert.Equal("Kunde|Datum|Betrag in €\nK1|2026-01-05|12.50", TestFiles.Read(content));
        using var file = TestFiles.Open(content);
        Assert.Equal("windows-1252", file.Layout.Encoding);
        Assert.Equal(ImportDiagnosticIds.Encoding, Assert.Single(file.Diagnostics).Id);
        Assert.Equal(1, file.Diagnostics[0].FirstLine);
    }

    [Fact]
    public void Read_Windows1252AfterManyAsciiRows_IsDecided()
    {
        var ascii = string.Concat(Enumerable.Range(0, 120_000).Select(index => $"c{index},2026-01-05,10\n"));
        byte[] content = [.. Encoding.ASCII.GetBytes("customer,date,total\n" + ascii), .. "M"u8, 0xFC, .. "ller,2026-01-05,10\n"u8];

        using var file = TestFiles.Open(content);
        Assert.Equal("windows-1252", file.Layout.Encoding);
        Assert.Equal(120_002, file.Diagnostics[0].FirstLine);
        Assert.Equal("Müller", TestFiles.ReadRows(file)[^1].Fields[0]);
    }

    [Fact]
    public void Read_OneBadByteInUtf8_IsRefusedWithItsLine()
    {
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(index => $"Müller{index},2026-01-05,10\n"));
        byte[] content = [.. Encoding.UTF8.GetBytes("customer,date,total\n" + rows), .. "M"u8, 0xFC, .. "ller,2026-01-05,10\n"u8];

        var refusal = TestFiles.Refuse(content);
        Assert.Equal(ImportDiagnosticIds.Encoding, refusal.Reason.Id);
        Assert.Equal(50_002, refusal.Reason.FirstLine);
    }

    [Fact]
    public void Read_ShortShiftJis_KeepsCustomersApartOrIsRefused()
    {
        byte[] content = [.. "customer,date,total\n"u8, 0x8D, 0x82, 0x8B, 0xB4, .. ",2026-01-05,10\n"u8, 0x8D, 0x82, 0x8D, 0x99,
            .. ",2026-02-05,20\n"u8];

        var cells = TextEncoding.Find("shift_jis")!.GetString(content).Replace(',', '|').TrimEnd('\n');

        Assert.StartsWith("customer|date|total\n高橋|", cells, StringComparison.Ordinal);
        var error = Record.Exception(() => Assert.Equal(cells, TestFiles.Read(content)));
        if (error is not null) Assert.Equal(ImportDiagnosticIds.Encoding, Assert.IsType<ImportException>(error).Reason.Id);
        Assert.Equal(cells, TestFiles.Read(content, new ImportOptions { Encoding = "shift_jis" }));
    }

    [Theory]
    [InlineData("shift_jis", "東京都千代田区のお客様から注文がありました。商品は明日発送します、ありがとうございます")]
    [InlineData("gb18030", "北京市海淀区的客户已经下了订单，我们会在明天发货，谢谢您的支持和信任")]
    [InlineData("big5", "台北市的客戶已經下了訂單，我們會在明天出貨，謝謝您的支持與信任")]
    [InlineData("euc-kr", "서울특별시 고객님께서 주문하셨습니다. 내일 배송될 예정입니다. 감사합니다")]
    [InlineData("windows-1251", "Заказчик из Москвы оформил заказ, мы отправим товар завтра, спасибо за покупку")]
    public void Read_LongTextInAnotherEncoding_IsReadRightOrRefused(string name, string text)
    {
        var table = "customer\tdate\tnote\n"
            + string.Concat(Enumerable.Range(0, 30).Select(index => $"c{index}\t2026-01-05\t{text[(index % 7)..]}\n"));
        var encoding = TextEncoding.Find(name)!;

        var error = Record.Exception(() => Assert.Contains(text, TestFiles.Read(encoding.GetBytes(table)), StringComparison.Ordinal));
        if (error is not null) Assert.Equal(ImportDiagnosticIds.Encoding, Assert.IsType<ImportException>(error).Reason.Id);
        Assert.Contains(text, TestFiles.Read(encoding.GetBytes(table), new ImportOptions { Encoding = name }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("euc-kr", "김철수 이영희 박민수 서울")]
    [InlineData("gb18030", "张伟 王芳 李娜 北京市")]
    [InlineData("koi8-r", "Иванов Петров Москва")]
    [InlineData("windows-1251", "Иванов Петров Москва")]
    [InlineData("windows-1255", "כהן לוי ירושלים")]
    public void Read_ShortNamesInAnotherEncoding_AreReadRightOrRefused(string encoding, string names)
    {
        var words = names.Split(' ');
        for (var count = 1; count < 40; count++)
        {
            var rows = Enumerable.Range(0, count).Select(index => words[index * 7 % words.Length]).ToArray();
            var content = TextEncoding.Find(encoding)!.GetBytes("customer,total\n" + string.Concat(rows.Select(row => row + ",10\n")));

            var error = Record.Exception(() => Assert.Equal(
                "customer|total\n" + string.Join('\n', rows.Select(row => row + "|10")), TestFiles.Read(content)));
            if (error is not null) Assert.Equal(ImportDiagnosticIds.Encoding, Assert.IsType<ImportException>(error).Reason.Id);
        }
    }

    [Fact]
    public void Read_OddNumberOfBytesInUtf16_IsRefused() =>
        Assert.Equal(ImportDiagnosticIds.Encoding,
            TestFiles.Refuse([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Table), 0x41]).Reason.Id);

    [Fact]
    public void Read_InvalidBytesInNamedEncoding_IsRefusedWithTheLine()
    {
        var refusal = TestFiles.Refuse([.. "a,b\nx,y\n"u8, 0x81, 0x20, .. ",z\n"u8], new ImportOptions { Encoding = "shift_jis" });

        Assert.Equal(ImportDiagnosticIds.Encoding, refusal.Reason.Id);
        Assert.Equal(3, refusal.Reason.FirstLine);
    }
}
