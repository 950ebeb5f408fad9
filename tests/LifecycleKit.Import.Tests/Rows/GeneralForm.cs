using System.Globalization;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>An export of no known system: columns in one of six languages, and one of the forms of dates, amounts and rows.</summary>
internal sealed class GeneralForm : ShopForm
{
    private static readonly string[][] Names =
    [
        ["Order ID", "Customer ID", "Order Date", "Time", "Time Zone", "Status", "Total", "Quantity", "Unit Price", "Product"],
        ["Bestellnummer", "Kundennummer", "Bestelldatum", "Uhrzeit", "Zeitzone", "Bestellstatus", "Gesamtbetrag", "Menge", "Einzelpreis",
            "Artikel"],
        ["N° commande", "N° client", "Date de commande", "Heure", "Fuseau horaire", "Statut", "Montant TTC", "Quantité", "Prix unitaire",
            "Produit"],
        ["Pedido", "Cliente", "Fecha", "Hora", "Zona horaria", "Estado", "Importe", "Cantidad", "Precio unitario", "Producto"],
        ["Ordine", "Cliente", "Data ordine", "Ora", "Fuso orario", "Stato", "Importo", "Quantità", "Prezzo unitario", "Prodotto"],
        ["Bestelnummer", "Klantnummer", "Besteldatum", "Tijd", "Tijdzone", "Bestelstatus", "Bedrag", "Aantal", "Stukprijs", "Artikel"],
    ];

    private static readonly string[][] Words =
    [
        ["paid", "failed", "cancelled"], ["bezahlt", "unbezahlt", "storniert"], ["payée", "impayée", "annulée"],
        ["pagado", "impagado", "cancelado"], ["pagato", "fallito", "annullato"], ["betaald", "mislukt", "geannuleerd"],
    ];

    private readonly int _language;
    private readonly ShopDates _dates;
    private readonly string? _zone;
    private readonly bool _isGrouped;
    private readonly bool _isTrimmed;
    private readonly bool _isSparse;
    private readonly string _sign;
    private readonly List<int> _columns;

    public GeneralForm(Random random, bool hasEuro)
    {
        _language = random.Next(Names.Length);
        Kind = (RowKind)random.Next(4);
        HasIds = Kind != RowKind.Order || random.Next(3) > 0;
        HasStatus = random.Next(3) == 0;
        _dates = ShopDates.Create(random);
        _zone = _dates.TimeForm is not null && random.Next(3) == 0 ? new[] { "UTC", "+00:00", "GMT" }[random.Next(3)] : null;
        DecimalSign = random.Next(2) == 0 ? '.' : ',';
        _isGrouped = random.Next(2) == 0;
        _isTrimmed = random.Next(4) == 0;
        _isSparse = Kind is RowKind.OrderLine or RowKind.OrderLineWithTotalOnFirst && random.Next(3) == 0;
        _sign = hasEuro && random.Next(4) == 0 ? "€" : string.Empty;
        var isOfLines = Kind != RowKind.Order;
        bool[] has =
        [
            HasIds, true, true, _dates.TimeForm is not null, _zone is not null, HasStatus, Kind != RowKind.OrderLine, isOfLines, isOfLines,
            isOfLines,
        ];
        _columns = [.. Enumerable.Range(0, has.Length).Where(column => has[column])];
    }

    public override string Name => $"{Header[0]} {_dates}{(HasStatus ? " status" : "")}{(_isSparse ? " sparse" : "")} {_sign}";

    public override bool CanReverse => base.CanReverse && !_isSparse;

    public override RowKind Kind { get; }

    public override bool HasIds { get; }

    public override bool HasStatus { get; }

    public override bool HasTime => _dates.HasTime;

    public override bool HasAccents => _language is 2 or 4;

    public override char DecimalSign { get; }

    public override DateOrder? DateOrder => _dates.Order;

    public override string[] Header => [.. _columns.Select(column => Names[_language][column])];

    public override int AmountColumn => _columns.IndexOf(Kind == RowKind.OrderLine ? 8 : 6);

    public override decimal RefundOf(RandomShop.Order order) => Kind == RowKind.Order && HasIds ? order.Refund : 0;

    public override IEnumerable<ShopCell[]> Rows(RandomShop.Order order)
    {
        if (Kind == RowKind.Order)
        {
            yield return Row(order, order.PlacedAt, Amount(order.Total), null);
            if (RefundOf(order) > 0) yield return Row(order, order.PlacedAt.AddDays(3), Amount(-order.Refund), null);
            yield break;
        }

        for (var i = 0; i < order.Lines.Count; i++)
        {
            var hasTotal = Kind == RowKind.OrderLineWithTotal || i == 0;
            var row = Row(order, order.PlacedAt, hasTotal ? Amount(order.Total) : ShopCell.Empty, order.Lines[i]);
            // The further rows of an order have its lines alone.
            if (_isSparse && i > 0) row.AsSpan(0, _columns.IndexOf(7)).Fill(ShopCell.Empty);
            yield return row;
        }
    }

    public override ShopCell Amount(decimal amount)
    {
        var form = (_isGrouped ? "#,0" : "0") + (_isTrimmed ? ".##" : ".00");
        var text = amount.ToString(form, CultureInfo.InvariantCulture);
        if (DecimalSign == ',') text = text.Replace(',', '_').Replace('.', ',').Replace('_', '.');
        if (_sign.Length > 0) text = DecimalSign == ',' ? $"{text} {_sign}" : amount < 0 ? $"-{_sign}{text[1..]}" : _sign + text;
        return new ShopCell(text, amount);
    }

    private ShopCell[] Row(RandomShop.Order order, DateTime at, ShopCell total, RandomShop.Line? line)
    {
        var isFailed = int.Parse(order.Id, CultureInfo.InvariantCulture) % 2 == 0;
        return [.. _columns.Select(column => column switch
        {
            0 => ShopCell.Of(order.Id),
            1 => ShopCell.Of(order.Customer),
            2 => _dates.Date(at),
            3 => _dates.Time(at),
            4 => ShopCell.Of(_zone!),
            5 => ShopCell.Of(Words[_language][order.IsPaid ? 0 : isFailed ? 1 : 2]),
            6 => total,
            7 => ShopCell.Of(line!.Quantity),
            8 => Amount(line!.Price),
            _ => ShopCell.Of(line!.Product),
        })];
    }
}
