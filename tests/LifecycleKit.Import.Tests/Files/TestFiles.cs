using System.IO.Compression;
using System.Text;

namespace LifecycleKit.Import.Tests.Files;

/// <summary>Makes files in memory, and reads them as rows.</summary>
internal static class TestFiles
{
    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Replaces an entry of a zip file.</summary>
    public static byte[] Replace(byte[] zip, string name, byte[] content)
    {
        using var packed = new MemoryStream();
        packed.Write(zip);
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return packed.ToArray();
    }

    public static TableFile Open(byte[] content, ImportOptions? options = null) => TableFile.Open(
        ImportSource.FromStream(new MemoryStream(content), "orders.csv"), options ?? ImportOptions.Default,
            TestContext.Current.CancellationToken);

    public static TableFile Open(string content, ImportOptions? options = null) => Open(Encoding.UTF8.GetBytes(content), options);

    /// <summary>Reads all rows: line, fields and fault.</summary>
    public static List<Row> ReadRows(TableFile file)
    {
        using var reader = file.OpenReader();
        List<Row> rows = [];
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetField(index).ToString());
            rows.Add(new Row(reader.LineNumber, [.. fields], reader.Problem));
        }

        return rows;
    }

    /// <summary>Reads all rows as text: fields between bars, a row a line.</summary>
    public static string Read(byte[] content, ImportOptions? options = null)
    {
        using var file = Open(content, options);
        return string.Join('\n', ReadRows(file).Select(row => string.Join('|', row.Fields)));
    }

    public static string Read(string content, ImportOptions? options = null) => Read(Encoding.UTF8.GetBytes(content), options);

    /// <summary>Returns the refusal of a file, which comes when it is opened or when its rows are read.</summary>
    public static ImportException Refuse(byte[] content, ImportOptions? options = null) =>
        Assert.Throws<ImportException>(() => Read(content, options));

    public static ImportException Refuse(string content, ImportOptions? options = null) => Refuse(Encoding.UTF8.GetBytes(content), options);

    internal sealed record Row(long Line, string[] Fields, string? Problem);
}
