using System.Text;

namespace LifecycleKit.Import.Tests.Files;

public class SourceTests
{
    private const string Table = "customer,date,total\na,2026-01-05,10\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Open_StreamThatCannotSeek_IsReadTwice()
    {
        using var pipe = new Pipe(Encoding.UTF8.GetBytes(Table));
        using var file = TableFile.Open(ImportSource.FromStream(pipe, "orders"), ImportOptions.Default, Cancellation);

        Assert.Equal(2, TestFiles.ReadRows(file).Count);
        Assert.Equal(2, TestFiles.ReadRows(file).Count);
    }

    [Fact]
    public void Open_StreamThatBreaks_IsRefused()
    {
        using var pipe = new Pipe(Encoding.UTF8.GetBytes(Table)) { Breaks = true };

        var refusal = Assert.Throws<ImportException>(() =>
            TableFile.Open(ImportSource.FromStream(pipe, "orders"), ImportOptions.Default, Cancellation));
        Assert.Equal(ImportDiagnosticIds.Damaged, refusal.Reason.Id);
    }

    [Fact]
    public void Open_StreamInTheMiddle_IsReadFromThere()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("rest of other things" + Table)) { Position = 20 };
        using var file = TableFile.Open(ImportSource.FromStream(stream, "orders"), ImportOptions.Default, Cancellation);

        Assert.Equal(["customer", "date", "total"], TestFiles.ReadRows(file)[0].Fields);
    }

    [Fact]
    public void Open_Path_IsReadAndReleased()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, Table);
        using (var file = TableFile.Open(ImportSource.FromPath(path), ImportOptions.Default, Cancellation))
        {
            using var reader = file.OpenReader();
            Assert.True(reader.Read());
            while (reader.Read())
            {
            }

            Assert.Equal(1, reader.Share);
        }

        File.Delete(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Open_NamedPipe_IsRead()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var maker = System.Diagnostics.Process.Start("mkfifo", [path])) maker.WaitForExit();
        var writer = Task.Run(() => File.WriteAllText(path, Table), Cancellation);
        using (var file = TableFile.Open(ImportSource.FromPath(path), ImportOptions.Default, Cancellation))
            Assert.Equal(2, TestFiles.ReadRows(file).Count);
        await writer.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        File.Delete(path);
    }

    [Fact]
    public void Open_LargerThanTheLimit_IsRefusedWithTheLimit()
    {
        var text = Encoding.UTF8.GetBytes(Table + string.Concat(Enumerable.Repeat("a,2026-01-05,1\n", 100_000)));
        var workbook = TestWorkbook.Create(
            false, ("Orders", [.. Enumerable.Range(0, 2_000).Select(row => new object?[] { "customer", "date", row })]));
        (Func<Stream> Open, long Size)[] files =
        [
            (() => new MemoryStream(TestFiles.Gzip(text)), text.Length),
            (() => new MemoryStream(TestFiles.Zip(("orders.csv", text))), text.Length),
            (() => new Pipe(text[..5_000]), 5_000), (() => new Pipe(TestFiles.Gzip(text)), text.Length),
            (() => new MemoryStream(workbook), UnpackedSize(workbook)),
        ];
        foreach (var (open, size) in files)
        {
            var refusal = Assert.Throws<ImportException>(() => OpenWith(open(), size - 1));
            Assert.Equal(ImportDiagnosticIds.TooLarge, refusal.Reason.Id);
            Assert.Contains($"more than {size - 1} bytes", refusal.Message, StringComparison.Ordinal);
            OpenWith(open(), size);
        }

        // A file that is not packed is not copied either.
        OpenWith(new MemoryStream(text), 1);

        static void OpenWith(Stream stream, long max)
        {
            using (stream)
            using (TableFile.Open(ImportSource.FromStream(stream, "f"), new ImportOptions { MaxUnpackedSize = max }, Cancellation))
            {
            }
        }
    }

    [Fact]
    public async Task Read_LimitBelow1_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => OrderImport.ReadAsync(
        ImportSource.FromPath("f.csv"), new ImportOptions { MaxUnpackedSize = 0 }, cancellationToken: Cancellation));

    [Fact]
    public void Open_FolderOrMissingFile_IsRefused()
    {
        Assert.Contains("is a folder", Refuse(Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar)), StringComparison.Ordinal);
        Assert.Contains("There is no file 'missing.csv'", Refuse(Path.Combine(Path.GetTempPath(), "missing.csv")),
            StringComparison.Ordinal);
        Assert.Contains("There is no file", Refuse(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "x.csv")),
            StringComparison.Ordinal);
        Assert.Contains("cannot be opened", Refuse("a\0b"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\n ")]
    public void Open_Empty_IsRefused(string content) =>
        Assert.Contains("is empty", TestFiles.Refuse(content).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => TableFile.Open(
            ImportSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(Table)), "x"), ImportOptions.Default, cancelled.Token));
    }

    private static long UnpackedSize(byte[] zip)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip));
        return archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Sum(entry => entry.Length);
    }

    private static string Refuse(string path) => Assert.Throws<ImportException>(
        () => TableFile.Open(ImportSource.FromPath(path), ImportOptions.Default, TestContext.Current.CancellationToken)).Message;

    /// <summary>A stream that gives one byte at a time, cannot seek, and may break.</summary>
    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public bool Breaks { get; init; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) =>
            Breaks && Position > 10 ? throw new IOException("The pipe is broken.") : base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
