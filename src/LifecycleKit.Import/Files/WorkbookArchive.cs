using System.IO.Compression;
using System.IO.Hashing;

namespace LifecycleKit.Import;

/// <summary>Recognises and checks a workbook, which is a zip file with known parts.</summary>
internal static class WorkbookArchive
{
    /// <summary>The texts of a workbook are kept in memory, about twice their size in the file.</summary>
    private const long MaxTextLength = 256L << 20;

    /// <summary>Opens a zip file.</summary>
    /// <exception cref="ImportException">The file is damaged.</exception>
    public static ZipArchive OpenZip(Stream view)
    {
        try
        {
            var archive = new ZipArchive(view, ZipArchiveMode.Read);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception error) when (Refusal.IsOfContent(error))
        {
            throw UnpackingStream.Damaged(error);
        }
    }

    /// <summary>Whether the archive is an Excel workbook.</summary>
    /// <exception cref="ImportException">The archive is a document of another kind.</exception>
    public static bool IsWorkbook(ZipArchive archive)
    {
        if (Has("xl/workbook.xml")) return true;
        if (Has("xl/workbook.bin")) throw Refuse("a binary Excel workbook (xlsb)");
        if (Has("mimetype") && Has("content.xml")) throw Refuse("an OpenDocument file (ods)");
        if (Has("word/document.xml")) throw Refuse("a Word document");
        if (Has("ppt/presentation.xml")) throw Refuse("a presentation");
        if (Has("Index/Document.iwa")) throw Refuse("a Numbers file");
        return false;

        bool Has(string name) => archive.Entries.Any(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));

        static ImportException Refuse(string kind) => Refusal.NotATable($"The file is {kind}.", "Save the table as xlsx or CSV.");
    }

    /// <summary>Checks the length and the check sum of each part.</summary>
    /// <param name="archive">The workbook.</param>
    /// <param name="limit">The limit of the parts together.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    /// <exception cref="ImportException">The workbook is damaged, or too large to be read.</exception>
    public static void Verify(ZipArchive archive, SizeLimit limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        foreach (var entry in archive.Entries)
        {
            var isText = entry.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
            var isSheet = entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);
            if (!isText && !isSheet && !entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) continue;
            if (!isSheet && entry.Length > MaxTextLength) throw TooLarge();
            limit.Check(entry.Length);
            Verify(entry, buffer, limit, cancellationToken);
        }
    }

    private static void Verify(ZipArchiveEntry entry, byte[] buffer, SizeLimit limit, CancellationToken cancellationToken)
    {
        var hash = new Crc32();
        long length = 0;
        try
        {
            using var content = entry.Open();
            while (content.Read(buffer) is var count && count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.Append(buffer.AsSpan(0, count));
                length += count;
                limit.Add(count);
            }
        }
        catch (Exception error) when (Refusal.IsOfContent(error))
        {
            throw UnpackingStream.Damaged(error);
        }

        if (length != entry.Length || hash.GetCurrentHashAsUInt32() != entry.Crc32) throw UnpackingStream.Damaged();
    }

    private static ImportException TooLarge() => Refusal.Of(
        ImportDiagnosticIds.TooLarge, "The texts of the workbook are too large to be read.", "Save its table as CSV.");
}
