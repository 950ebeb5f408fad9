using System.Text;

namespace LifecycleKit.Import.Tests.Files;

/// <summary>A table of random texts, and how it is written.</summary>
internal sealed class RandomTable
{
    private static readonly string[] Alphabet =
        ["a", "b", "Z", "0", "7", ".", "-", " ", "\"", "'", "\\", ",", ";", "\t", "|", "é", "ü", "x y", "\n", "\r\n", "2026-01-05",
            "12,50"];

    private RandomTable(string[][] rows, byte[] content, ImportOptions options)
    {
        Rows = rows;
        Content = content;
        Options = options;
    }

    public string[][] Rows { get; }

    public byte[] Content { get; }

    public ImportOptions Options { get; }

    public static RandomTable Create(int seed)
    {
        var random = new Random(seed);
        var columns = random.Next(2, 7);
        string[][] rows = [[.. Enumerable.Range(0, columns).Select(index => $"name{index}")], .. Enumerable.Range(0, random.Next(0, 12))
            .Select(_ => Enumerable.Range(0, columns).Select(_ => Cell(random)).ToArray())];
        var separator = ",;\t|"[random.Next(4)];
        var end = new[] { "\n", "\r\n", "\r" }[random.Next(3)];
        var quotesAll = random.Next(3) == 0;
        var text = string.Join(end, rows.Select(row => string.Join(separator, row.Select(cell => Quote(cell, separator, quotesAll)))))
            + (random.Next(2) == 0 ? end : string.Empty);
        var name = new[] { "utf-8", "utf-16", "utf-16BE", "windows-1252", "utf-32" }[random.Next(5)];
        var encoding = TextEncoding.Find(name)!;
        var hasMark = name == "utf-32" || random.Next(2) == 0;
        byte[] content = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        content = random.Next(4) switch { 0 => TestFiles.Gzip(content), 1 => TestFiles.Zip(("orders.txt", content)), _ => content };
        var options = ImportOptions.Default with
        {
            Encoding = random.Next(3) == 0 ? name : null,
            Delimiter = random.Next(3) == 0 ? separator : null,
        };
        return new RandomTable(rows, content, options);
    }

    private static string Cell(Random random)
    {
        var cell = new StringBuilder();
        for (var length = random.Next(0, 6); length > 0; length--) cell.Append(Alphabet[random.Next(Alphabet.Length)]);
        return cell.ToString();
    }

    private static string Quote(string cell, char separator, bool quotesAll) =>
        quotesAll || cell.Contains(separator) || cell.Contains('"') || cell.Contains('\n') || cell.Contains('\r')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
