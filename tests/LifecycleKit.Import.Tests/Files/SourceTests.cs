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
