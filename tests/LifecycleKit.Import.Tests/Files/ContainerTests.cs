using System.Text;

namespace LifecycleKit.Import.Tests.Files;

public class ContainerTests
{
    private const string Table = "customer,date,total\na,2026-01-05,10\nb,2026-01-06,20\n";
    private const string Cells = "customer|date|total\na|2026-01-05|10\nb|2026-01-06|20";

    private const string StoredZip = "UEsDBBQAAAAAAAAAIQDMPsAqJAAAACQAAAAFAAAAby5jc3ZjdXN0b21lcixkYXRlLHRvdGFsCmEsMjAyNi0wMS0wNSwxMApQSwEC"
        + "FAMUAAAAAAAAACEAzD7AKiQAAAAkAAAABQAAAAAAAAAAAAAAgAEAAAAAby5jc3ZQSwUGAAAAAAEAAQAzAAAARwAAAAAA";

    [Fact]
    public void Read_Plain_IsTheRows()
    {
        using var file = TestFiles.Open(Table);

        Assert.Equal(new TableLayout("plain", "utf-8", ',', null), file.Layout);
        Assert.Empty(file.Diagnostics);
        Assert.Equal(Cells, TestFiles.Read(Table));
    }

    [Fact]
    public void OpenReader_Twice_BothReadFromTheFirstRow()
    {
        using var file = TestFiles.Open(Table);
        using var first = file.OpenReader();
        Assert.True(first.Read());

        Assert.Equal(3, TestFiles.ReadRows(file).Count);
        Assert.True(first.Read());
        Assert.Equal("a", first.GetField(0).ToString());
    }

    [Fact]
    public void Read_Gzip_IsTheRows()
    {
        using var file = TestFiles.Open(TestFiles.Gzip(Table));

        Assert.Equal("gz", file.Layout.Container);
        Assert.Equal(Cells, TestFiles.Read(TestFiles.Gzip(Table)));
    }

    [Fact]
    public void Read_GzipOfSeveralMembers_IsTheRowsOfAll() =>
        Assert.Equal(Cells, TestFiles.Read([.. TestFiles.Gzip(Table[..25]), .. TestFiles.Gzip(Table[25..])]));

    [Fact]
    public void Read_GzipWithZerosBehindIt_IsTheRows() =>
        Assert.Equal(Cells, TestFiles.Read([.. TestFiles.Gzip(Table), .. new byte[512]]));

    [Theory]
    [InlineData("H4sIAAAAAAAEAwE0AMv/Y3VzdG9tZXIsZGF0ZSx0b3RhbAphLDIwMjYtMDEtMDUsMTAKYiwyMDI2LTAxLTA2LDI=")]
    [InlineData("H4sIAAAAAAACA0suLS7Jz00t0klJLEnVKckvSczhStQxMjAy0zUw1DUw1TE04AIAMz7AKiQAAAA=")]
    public void Read_DamagedGzip_IsRefused(string base64) =>
        Assert.Equal(ImportDiagnosticIds.Damaged, TestFiles.Refuse(Convert.FromBase64String(base64)).Reason.Id);

    [Fact]
    public void Read_GzipCutAnywhere_IsRefused()
    {
        var content = string.Concat(Enumerable.Range(0, 200).Select(index =>
            $"c{index},2026-01-{index % 28 + 1:00},{index * 37 % 91}.50\n"));
        byte[] packed = [.. TestFiles.Gzip("customer,date,total\n" + content), .. TestFiles.Gzip(content)];
        var end = TestFiles.Gzip("customer,date,total\n" + content).Length;

        for (var length = 2; length < packed.Length; length += 3)
        {
            if (length == end) continue;
            Assert.True(TestFiles.Refuse(packed[..length]).Reason.Id == ImportDiagnosticIds.Damaged, $"cut at {length}");
        }

        for (var length = packed.Length - 20; length < packed.Length; length++)
            Assert.Equal(ImportDiagnosticIds.Damaged, TestFiles.Refuse(packed[..length]).Reason.Id);
    }

    [Fact]
    public void Read_GzipWithTextBehindIt_IsRefused() =>
        Assert.Equal(ImportDiagnosticIds.Damaged, TestFiles.Refuse([.. TestFiles.Gzip(Table), .. "more"u8]).Reason.Id);

    [Fact]
    public void Read_ZipWithOneTable_IsItsRows()
    {
        var zip = TestFiles.Zip(
            ("export/", []), ("__MACOSX/export/._orders.csv", [1, 2]), ("export/orders.csv", Encoding.UTF8.GetBytes(Table)),
                (".DS_Store", [0]));

        Assert.Equal(Cells, TestFiles.Read(zip));
        using var file = TestFiles.Open(zip);
        Assert.Equal("zip", file.Layout.Container);
    }

    [Fact]
    public void Read_StoredZip_IsItsRows() =>
        Assert.Equal("customer|date|total\na|2026-01-05|10", TestFiles.Read(Convert.FromBase64String(StoredZip)));

    [Fact]
    public void Read_ZipWithTwoTables_IsRefusedWithTheirNames()
    {
        var refusal = TestFiles.Refuse(TestFiles.Zip(("a.csv", "x,y\n1,2"u8.ToArray()), ("b\u001b.csv", "x,y\n1,2"u8.ToArray())));

        Assert.Equal(ImportDiagnosticIds.NotATable, refusal.Reason.Id);
        Assert.Contains("'a.csv', 'b\\u001b.csv'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipWithChangedContent_IsRefused()
    {
        var zip = Convert.FromBase64String(StoredZip);
        var amount = zip.AsSpan().IndexOf(",10\n"u8);
        zip[amount + 1] = (byte)'9';

        Assert.Equal(ImportDiagnosticIds.Damaged, TestFiles.Refuse(zip).Reason.Id);
    }

    [Fact]
    public void Read_EncryptedZip_IsRefused()
    {
        var zip = TestFiles.Zip(("a.csv", "x,y\n1,2"u8.ToArray()));
        // Bit 0 of the flags says that an entry is encrypted; the local header has them at 6, the central one at 8.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;

        Assert.Contains("password", TestFiles.Refuse(zip).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZipWithoutFiles_IsRefused() =>
        Assert.Equal(ImportDiagnosticIds.NotATable, TestFiles.Refuse(TestFiles.Zip(("folder/", []))).Reason.Id);

    [Fact]
    public void Read_PackedTwice_IsRefused() =>
        Assert.Contains("packed twice", TestFiles.Refuse(TestFiles.Gzip(TestFiles.Gzip(Table))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_BombOfZeros_IsRefusedWithinBoundedMemory()
    {
        var bomb = TestFiles.Gzip(new byte[64 << 20]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(ImportDiagnosticIds.NotATable, TestFiles.Refuse(bomb).Reason.Id);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Fact]
    public void Read_BombOfOneRow_IsRefusedWithinBoundedMemory()
    {
        var row = new byte[96 << 20];
        Array.Fill(row, (byte)'a');
        var bomb = TestFiles.Gzip([.. "a,b\n"u8, .. row]);
        row = [];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(ImportDiagnosticIds.Separator, TestFiles.Refuse(bomb).Reason.Id);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 160 << 20);
    }
}
