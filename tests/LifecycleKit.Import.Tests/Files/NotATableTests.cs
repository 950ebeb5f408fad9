using System.Text;

namespace LifecycleKit.Import.Tests.Files;

public class NotATableTests
{
    [Theory]
    [InlineData("{\"customer\":\"a\",\"date\":\"2026-01-05\",\"total\":10}\n", "JSON")]
    [InlineData("[\n  {\"customer\":\"a\",\"date\":\"2026-01-05\",\"total\":10}]", "JSON")]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in, please</body></html>", "HTML")]
    [InlineData("<html><table><tr><td>customer</td><td>date</td><td>total</td></tr></table></html>", "HTML")]
    [InlineData("<?xml version=\"1.0\"?>\n<orders><order/></orders>", "XML")]
    [InlineData("%PDF-1.7\n1 0 obj, x", "PDF")]
    [InlineData("PAR1\u0015\u0004", "Parquet")]
    [InlineData("SQLite format 3\0x", "SQLite")]
    [InlineData("\u007FELF\u0002\u0001", "program")]
    [InlineData("MZ\0\0", "program")]
    [InlineData("Rar!\u001a\u0007", "rar")]
    public void Open_OtherKindOfFile_IsRefusedWithItsName(string content, string name)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(content), TestFiles.Gzip(content),
            TestFiles.Zip(("orders.csv", Encoding.UTF8.GetBytes(content))) })
        {
            var refusal = TestFiles.Refuse(bytes);
            Assert.Equal(ImportDiagnosticIds.NotATable, refusal.Reason.Id);
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
            Assert.True(refusal.Message.Length < 200);
        }
    }

    [Fact]
    public void Open_OldWorkbook_IsRefusedWithAdvice() =>
        Assert.Contains("Save it as xlsx or CSV", TestFiles.Refuse([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Open_JsonOfOneLongLine_IsRefusedInOneShortLine()
    {
        var json = "[" + string.Join(',',
            Enumerable.Range(0, 20_000).Select(index => $"{{\"customer\":\"c{index}@example.com\",\"total\":10}}")) + "]";

        var message = TestFiles.Refuse(json).Message;
        Assert.DoesNotContain("example.com", message, StringComparison.Ordinal);
        Assert.True(message.Length < 200);
    }

    [Fact]
    public void Open_JsonInUtf16_IsRefused() =>
        Assert.Contains("JSON", TestFiles.Refuse([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("[{\"a\":1}]")]).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Open_NulByte_IsRefusedWithItsLine()
    {
        var refusal = TestFiles.Refuse("customer,date,total\na,2026-01-05,10\nb\0c,2026-01-06,20\n");

        Assert.Equal(ImportDiagnosticIds.NotATable, refusal.Reason.Id);
        Assert.Equal(3, refusal.Reason.FirstLine);
    }

    [Fact]
    public void Open_HeaderInBrackets_IsRead() => Assert.Equal("[Order Id]|[Total]\n1|2", TestFiles.Read("[Order Id],[Total]\n1,2"));
}
