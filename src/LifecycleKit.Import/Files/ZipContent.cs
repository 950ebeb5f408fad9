using System.IO.Compression;

namespace LifecycleKit.Import;

/// <summary>A zip file with one table.</summary>
internal sealed class ZipContent : FileContent
{
    private const int NamedEntries = 5;
    private readonly int _index;
    private readonly long _length;
    private readonly uint _checkSum;

    private ZipContent(ByteSource source, int index, ZipArchiveEntry entry)
        : base(source)
    {
        _index = index;
        _length = entry.Length;
        _checkSum = entry.Crc32;
    }

    public override string Container => "zip";

    /// <summary>Finds the table of an archive that is not a workbook.</summary>
    /// <exception cref="ImportException">The archive has no table, several, or is encrypted.</exception>
    public static ZipContent Find(ByteSource source, ZipArchive archive)
    {
        List<int> tables = [.. Enumerable.Range(0, archive.Entries.Count).Where(index => IsTable(archive.Entries[index]))];
        if (tables.Count == 0) throw Refusal.NotATable("The zip file is empty.", "Pack the CSV file again.");
        if (tables.Count > 1)
        {
            var names = string.Join(", ", tables.Take(NamedEntries).Select(index => ShortText.Quote(archive.Entries[index].FullName)))
                + (tables.Count > NamedEntries ? ", …" : string.Empty);
            throw Refusal.NotATable(
                FormattableString.Invariant($"The zip file has {tables.Count} files: {names}."),
                "Unpack it and read the file with the orders.");
        }

        var entry = archive.Entries[tables[0]];
        if (entry.IsEncrypted) throw Refusal.NotATable("The zip file has a password.", "Unpack it and read the file in it.");
        return new ZipContent(source, tables[0], entry);
    }

    public override void Verify(long length, uint checkSum)
    {
        if (length != _length || checkSum != _checkSum) throw UnpackingStream.Damaged();
    }

    protected override Stream Unpack(Stream view)
    {
        var archive = WorkbookArchive.OpenZip(view);
        try
        {
            return new UnpackingStream(archive.Entries[_index].Open(), archive);
        }
        catch (Exception error) when (Refusal.IsOfContent(error))
        {
            archive.Dispose();
            throw UnpackingStream.Damaged(error);
        }
    }

    private static bool IsTable(ZipArchiveEntry entry) =>
        entry.Name.Length > 0 && !entry.Name.StartsWith('.') && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !entry.Name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase);
}
