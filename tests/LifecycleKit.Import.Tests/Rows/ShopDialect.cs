using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>One of the ways in which a shop system writes its orders.</summary>
internal sealed class ShopDialect
{
    private static readonly string[][] Headers =
    [
        ["Order ID", "Customer ID", "Order Date", "Total", "Quantity", "Unit Price", "Product"],
        ["Bestellnummer", "Kundennummer", "Bestelldatum", "Gesamtbetrag", "Menge", "Einzelpreis", "Artikel"],
        ["N° commande", "N° client", "Date de commande", "Montant TTC", "Quantité", "Prix unitaire", "Produit"],
        ["Pedido", "Cliente", "Fecha", "Importe", "Cantidad", "Precio unitario", "Producto"],
        ["Ordine", "Cliente", "Data ordine", "Importo", "Quantità", "Prezzo unitario", "Prodotto"],
        ["Bestelnummer", "Klantnummer", "Besteldatum", "Bedrag", "Aantal", "Stukprijs", "Artikel"],
        ["Name", "Email", "Created at", "Total", "Lineitem quantity", "Lineitem price", "Lineitem name"],
    ];

    private static readonly (string Form, bool HasTime, DateOrder? Order)[] DateForms =
    [
        ("yyyy-MM-dd", false, null), ("yyyy-MM-dd HH:mm:ss", true, null), ("yyyy-MM-dd'T'HH:mm:ss'Z'", true, null),
        ("dd.MM.yyyy", false, Import.DateOrder.DayMonthYear), ("dd/MM/yyyy", false, Import.DateOrder.DayMonthYear),
        ("MM/dd/yyyy", false, Import.DateOrder.MonthDayYear), ("yyyyMMdd", false, null), ("MMM d, yyyy", false, null),
        ("epoch", true, null),
        ("dd/MM/yyyy HH:mm", true, Import.DateOrder.DayMonthYear), ("M/d/yyyy h:mm tt", true, Import.DateOrder.MonthDayYear),
        ("yyyy-MM-dd HH:mm:ss '+0000'", true, null), ("dd-MMM-yy", false, null), ("d.M.yy", false, Import.DateOrder.DayMonthYear),
    ];

    private static readonly string[] Encodings = ["utf-8", "utf-8 mark", "utf-16", "utf-16BE", "windows-1252", "shift_jis"];

    private readonly Random _random;
    private readonly int _language;
    private readonly (string Form, bool HasTime, DateOrder? Order) _date;
    private readonly bool _isGrouped;
    private readonly bool _isTrimmed;
    private readonly bool _isQuoted;
    private readonly string _sign;
    private readonly string _lineEnd;
    private readonly bool _isPacked;

    static ShopDialect() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ShopDialect(Random random)
    {
        _random = random;
        Encoding = Encodings[random.Next(Encodings.Length)];
        // A header of letters that the encoding does not have is not one that a shop system writes.
        do _language = random.Next(Headers.Length);
        while (Encoding == "shift_jis" && _language is 2 or 4);
        Kind = _language == 6 ? RowKind.OrderLineWithTotalOnFirst : (RowKind)random.Next(4);
        HasIds = Kind != RowKind.Order || random.Next(3) > 0;
        // The profile of the last header knows how its system writes dates and amounts.
        var isKnown = _language == 6;
        _date = isKnown ? DateForms[11] : DateForms[random.Next(DateForms.Length)];
        Delimiter = ",;\t|"[random.Next(4)];
        DecimalSign = isKnown || random.Next(2) == 0 ? '.' : ',';
        _isGrouped = !isKnown && random.Next(2) == 0;
        _isTrimmed = random.Next(4) == 0;
        _isQuoted = random.Next(2) == 0;
        _sign = !isKnown && Encoding != "shift_jis" && random.Next(4) == 0 ? "€" : string.Empty;
        _lineEnd = random.Next(3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" };
        _isPacked = random.Next(5) == 0;
    }

    public string Encoding { get; }

    public char Delimiter { get; }

    public char DecimalSign { get; }

    public RowKind Kind { get; }

    public bool HasIds { get; }

    public bool HasTime => _date.HasTime;

    public bool HasRefunds => Kind == RowKind.Order && HasIds;

    public DateOrder? DateOrder => _date.Order;

    public string[] Names => Encoding switch
    {
        "windows-1252" => ["Müller", "Zoë"],
        "shift_jis" => ["高橋", "田中"],
        _ => ["Müller", "Łódź", "高橋"],
    };

    public override string ToString() =>
        $"{Encoding} {Headers[_language][0]} {Kind} ids {HasIds} {_date.Form} delimiter {Delimiter} decimal {DecimalSign} "
        + $"grouped {_isGrouped} trimmed {_isTrimmed} quoted {_isQuoted} {_sign}";

    public byte[] Write(RandomShop shop)
    {
        var rows = new List<string[]>();
        foreach (var order in shop.Orders) AddRows(order, rows);
        // Newest first, as most exports are; the first row of an order stays its first.
        if (Kind == RowKind.Order && _random.Next(2) == 0) rows.Reverse();
        var text = new StringBuilder();
        for (var notes = _random.Next(6); notes > 4; notes--) text.Append("Report of the orders").Append(_lineEnd);
        AppendRow(text, Header());
        foreach (var row in rows) AppendRow(text, row);
        return Pack(Bytes(text.ToString()));
    }

    private string[] Header()
    {
        var names = Headers[_language];
        if (_language == 6)
        {
            return [
                names[0], names[1], "Financial Status", "Fulfillment Status", "Accepts Marketing", "Currency", "Subtotal", names[3],
                names[2], names[4], names[6], names[5],
            ];
        }

        return Kind switch
        {
            RowKind.Order => HasIds ? names[..4] : names[1..4],
            RowKind.OrderLine => [names[0], names[1], names[2], names[4], names[5], names[6]],
            _ => names,
        };
    }

    private void AddRows(RandomShop.Order order, List<string[]> rows)
    {
        var date = Date(order.PlacedAt);
        if (Kind == RowKind.Order)
        {
            string[] row = [order.Id, order.Customer, date, Amount(order.Total)];
            rows.Add(HasIds ? row : row[1..]);
            if (HasRefunds && order.Refund > 0)
                rows.Add([order.Id, order.Customer, Date(order.PlacedAt.AddDays(3)), Amount(-order.Refund)]);
            return;
        }

        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            var hasTotal = Kind == RowKind.OrderLineWithTotal || (Kind == RowKind.OrderLineWithTotalOnFirst && i == 0);
            var total = hasTotal ? Amount(order.Total) : string.Empty;
            var quantity = line.Quantity.ToString(CultureInfo.InvariantCulture);
            if (_language == 6)
            {
                string Once(string cell) => i == 0 ? cell : string.Empty;
                rows.Add([
                    order.Id, Once(order.Customer), Once("paid"), Once("fulfilled"), Once("no"), Once("EUR"), total, total, date, quantity,
                    line.Product, Amount(line.Price),
                ]);
                continue;
            }

            string[] row = [order.Id, order.Customer, date, total, quantity, Amount(line.Price), line.Product];
            rows.Add(Kind == RowKind.OrderLine ? [.. row[..3], .. row[4..]] : row);
        }
    }

    private string Date(DateTime instant) => _date.Form == "epoch"
        ? new DateTimeOffset(instant).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        : instant.ToString(_date.Form, CultureInfo.InvariantCulture);

    private string Amount(decimal amount)
    {
        var form = (_isGrouped ? "#,0" : "0") + (_isTrimmed ? ".##" : ".00");
        var text = amount.ToString(form, CultureInfo.InvariantCulture);
        if (DecimalSign == ',') text = text.Replace(',', '_').Replace('.', ',').Replace('_', '.');
        return _sign.Length == 0 ? text : DecimalSign == ',' ? $"{text} {_sign}" : amount < 0 ? $"-{_sign}{text[1..]}" : _sign + text;
    }

    private void AppendRow(StringBuilder text, string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append(Delimiter);
            var needsQuotes = _isQuoted || cells[i].Contains(Delimiter) || cells[i].Contains('"');
            text.Append(needsQuotes ? $"\"{cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cells[i]);
        }

        text.Append(_lineEnd);
    }

    private byte[] Bytes(string text)
    {
        Encoding encoding = Encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 mark" => new UTF8Encoding(true),
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16BE" => new UnicodeEncoding(true, true),
            _ => System.Text.Encoding.GetEncoding(Encoding),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    private byte[] Pack(byte[] bytes)
    {
        if (!_isPacked) return bytes;
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) zip.Write(bytes);
        return packed.ToArray();
    }
}
