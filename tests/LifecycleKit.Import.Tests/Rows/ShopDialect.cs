using System.Text;
using LifecycleKit.Import.Tests.Files;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>One of the files in which a shop system, a spreadsheet or a script writes the rows of a form.</summary>
internal sealed class ShopDialect
{
    private static readonly string[] Encodings = ["utf-8", "utf-8 mark", "utf-16", "utf-16BE", "windows-1252", "shift_jis"];

    private static readonly string[] TotalWords = ["Total", "Grand total", "Summe", "Subtotal", "Totale", "Totaal"];

    private static readonly string[] Notes = ["Report of the orders", "All amounts with tax", "Shop: Example"];

    private readonly Random _random;
    private readonly string _encoding;
    private readonly char _delimiter;
    private readonly bool _isQuoted;
    private readonly bool _isTyped;
    private readonly string _lineEnd;
    private readonly string _container;

    static ShopDialect() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ShopDialect(Random random)
    {
        _random = random;
        _encoding = Encodings[random.Next(Encodings.Length)];
        // A header of letters that the encoding does not have is not one that a shop system writes.
        var isJapanese = _encoding == "shift_jis";
        do Form = random.Next(5) < 3 ? new GeneralForm(random, hasEuro: !isJapanese) : KnownForms.Create(random);
        while (isJapanese && Form.HasAccents);
        _delimiter = ",;\t|"[random.Next(4)];
        _isQuoted = random.Next(2) == 0;
        _isTyped = random.Next(3) > 0;
        _lineEnd = new[] { "\n", "\r\n", "\r" }[random.Next(3)];
        _container = new[] { "plain", "plain", "plain", "gz", "zip", "xlsx" }[random.Next(6)];
    }

    public ShopForm Form { get; }

    public string[] Names => _encoding switch
    {
        "windows-1252" => ["Müller", "Zoë"],
        "shift_jis" => ["高橋", "田中"],
        _ => ["Müller", "Łódź", "高橋"],
    };

    /// <summary>What a caller knows who knows how the file is written.</summary>
    public ImportOptions Options => Imported.Options with
    {
        DecimalSign = Form.DecimalSign,
        DateOrder = Form.DateOrder,
        Delimiter = _container == "xlsx" ? null : _delimiter,
        Encoding = _container == "xlsx" ? null : _encoding.Split(' ')[0],
        Rows = Form.Kind,
        Columns = Form.Columns,
    };

    /// <summary>The number of rows below the header that were written; without those that have no content.</summary>
    public int RowCount { get; private set; }

    public override string ToString() =>
        $"{_container} {_encoding} {Form.Name} {Form.Kind} ids {Form.HasIds} delimiter {_delimiter} decimal {Form.DecimalSign} "
        + $"quoted {_isQuoted} typed {_isTyped}";

    public byte[] Write(RandomShop shop)
    {
        List<ShopCell[]> rows = [.. shop.Orders.Where(order => order.IsPaid || Form.HasStatus).SelectMany(Form.Rows)];
        // Newest first, as most exports are; the first row of an order stays its first.
        if (Form.CanReverse && _random.Next(2) == 0) rows.Reverse();
        ShopCell[] header = [.. Form.Header.Select(ShopCell.Of)];
        // A report of several pages repeats its header.
        if (_random.Next(8) == 0) rows.Insert(_random.Next(rows.Count + 1), header);
        if (_random.Next(4) == 0) rows.Add(Totals(shop));
        if (_random.Next(6) == 0) rows.Add([ShopCell.Of($"{shop.Orders.Count} orders")]);
        RowCount = rows.Count;
        if (_random.Next(6) == 0) rows.Add([]);
        var above = _random.Next(4) == 0 ? Notes[.._random.Next(1, 4)] : [];
        List<ShopCell[]> all = [.. above.Select(note => new[] { ShopCell.Of(note) }), header, .. rows];
        return _container switch
        {
            "xlsx" => TestWorkbook.Create(false, ("Orders", [.. all.Select(row => row.Select(Value).ToArray())])),
            "gz" => TestFiles.Gzip(Bytes(all)),
            "zip" => TestFiles.Zip(("orders.csv", Bytes(all))),
            _ => Bytes(all),
        };
    }

    private object? Value(ShopCell cell) => _isTyped ? cell.Value : cell.Text.Length == 0 ? null : cell.Text;

    private ShopCell[] Totals(RandomShop shop)
    {
        var row = new ShopCell[Form.Header.Length];
        Array.Fill(row, ShopCell.Empty);
        row[_random.Next(2) == 0 ? 0 : Form.TotalColumn] = ShopCell.Of(TotalWords[_random.Next(TotalWords.Length)]);
        row[Form.AmountColumn] = Form.Amount(shop.Orders.Sum(order => order.Total));
        return row;
    }

    private byte[] Bytes(List<ShopCell[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (i > 0) text.Append(_delimiter);
                var cell = row[i].Text;
                var needsQuotes = _isQuoted || cell.Contains(_delimiter) || cell.Contains('"');
                text.Append(needsQuotes ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
            }

            text.Append(_lineEnd);
        }

        Encoding encoding = _encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 mark" => new UTF8Encoding(true),
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16BE" => new UnicodeEncoding(true, true),
            _ => Encoding.GetEncoding(_encoding),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }
}
