namespace LifecycleKit.Import;

/// <summary>Recognises files by their first bytes, whatever their extension.</summary>
internal static class FileSignature
{
    /// <summary>The number of bytes that decide.</summary>
    public const int Length = 512;

    private const string SaveAsCsv = "Export the orders as CSV or xlsx.";

    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith("\x1F\x8B"u8[..1]) && start.Length > 1 && start[1] == 0x8B;

    public static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8);

    /// <summary>Refuses files that are known not to be tables.</summary>
    /// <exception cref="ImportException">The first bytes are those of another kind of file.</exception>
    public static void RefuseBinary(ReadOnlySpan<byte> start)
    {
        if (IsOldWorkbook(start))
        {
            throw Refusal.NotATable(
                "The file is an Excel workbook of the old format (xls), or one with a password.",
                    "Save it as xlsx or CSV, without a password.");
        }

        if (NameOf(start) is { } name) throw Refusal.NotATable($"The file is {name}, not a table.", SaveAsCsv);
    }

    /// <summary>Refuses text that is known not to be a table.</summary>
    /// <param name="text">The first characters of the file.</param>
    /// <exception cref="ImportException">The text is JSON, HTML or XML.</exception>
    public static void RefuseText(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text.StartsWith("<"))
        {
            var isPage = text.Contains("<html", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<table", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<!doctype", StringComparison.OrdinalIgnoreCase)
                    || text.Contains("<body", StringComparison.OrdinalIgnoreCase);
            if (isPage)
            {
                throw Refusal.NotATable(
                    "The file is a web page (HTML), not a table.",
                        "Log in and export again, or open the file in a spreadsheet and save it as xlsx.");
            }

            var isElement = text.Length > 1 && char.IsAsciiLetter(text[1]) && text.Contains("</", StringComparison.Ordinal);
            if (isElement || text.StartsWith("<?xml")) throw Refusal.NotATable("The file is XML, not a table.", SaveAsCsv);
        }

        if (text.Length == 0 || text[0] is not ('{' or '[')) return;
        var inner = text[1..].TrimStart();
        if (inner.Length == 0 || inner[0] is '"' or '{' or '[' or '}' or ']')
            throw Refusal.NotATable("The file is JSON, not a table.", SaveAsCsv);
    }

    private static bool IsOldWorkbook(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) || start.StartsWith((ReadOnlySpan<byte>)[0x09, 0x08, 0x10, 0x00])
        || start.StartsWith((ReadOnlySpan<byte>)[0x09, 0x04, 0x06, 0x00]) || start.StartsWith((ReadOnlySpan<byte>)[0x09, 0x02, 0x06, 0x00]);

    private static string? NameOf(ReadOnlySpan<byte> start)
    {
        if (IsGzip(start) || IsZip(start)) return "packed twice";
        if (start.StartsWith("PAR1"u8)) return "a Parquet file";
        if (start.StartsWith("%PDF"u8)) return "a PDF";
        if (start.StartsWith("SQLite format 3\0"u8)) return "an SQLite database";
        if (start.StartsWith("MZ"u8) && start.Contains((byte)0)) return "a program";
        if (start.StartsWith("\u007FELF"u8)) return "a program";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])) return "a program";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])) return "a program";
        if (start.StartsWith("BZh"u8) && start.Length > 9 && start[4..].StartsWith("1AY&SY"u8)) return "packed with bzip2";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0])) return "packed with xz";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return "packed with zstd";
        if (start.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C])) return "a 7z archive";
        if (start.StartsWith("Rar!"u8)) return "a rar archive";
        if (start.Length > 262 && start[257..].StartsWith("ustar"u8)) return "a tar archive";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "a picture";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || start.StartsWith("GIF8"u8)) return "a picture";
        if (start.StartsWith("{\\rtf"u8)) return "a document (RTF)";
        if (start.StartsWith("Obj\x01"u8)) return "an Avro file";
        return start.StartsWith("ARROW1"u8) ? "an Arrow file" : null;
    }
}
