using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using LifecycleKit.Customers;

namespace Quickstart;

/// <summary>Reads a file of orders, or of order lines, into an <see cref="OrderLog"/>, and counts every row.</summary>
public sealed class OrderFile(Arguments arguments)
{
    /// <summary>The sum of a thousand lines of this size is still in the range of the library.</summary>
    private const decimal Largest = 1_000_000_000_000;

    private readonly List<RejectedRow> _rejected = [];
    private long _read;
    private long _guests;
    private long _afterAsOf;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>The rows that could not be used, with the reasons.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    public OrderLog Log { get; private set; } = null!;

    public DateTimeOffset AsOf { get; private set; }

    public RowCounts Counts => new(_read, _rejected.Count, _guests, _afterAsOf);

    /// <summary>Reads everything.</summary>
    /// <param name="progress">Called from time to time with the share that is read, 0 to 1.</param>
    public void Read(Action<double> progress)
    {
        using var csv = CsvReader.Create(Open(out var position), CsvReaderOptions.Default with { TrackLineNumbers = true });
        csv.ReadHeader();
        if (csv.Headers.Count == 0) throw new UserErrorException($"{Name} is empty.");
        var columns = ColumnMap.Resolve([.. csv.Headers], arguments.Columns);

        // A log takes rows one by one and keeps them packed, so the text of the file is never in memory as a whole.
        var rows = new OrderLogBuilder(new OrderLogOptions { TimeZone = arguments.TimeZone });
        var asOf = arguments.AsOf is { } date ? CalendarDays.StartOf(date, arguments.TimeZone) : DateTimeOffset.MaxValue;
        while (csv.Read())
        {
            if (++_read % 10_000 == 0) progress(position());
            if (!TryParse(csv, columns, out var row, out var reason) || !TryUse(row, out reason))
                _rejected.Add(new RejectedRow(csv.LineNumber, reason, Encoding.UTF8.GetString(csv.RawRecord)));
        }

        if (rows.RowCount == 0)
        {
            throw new UserErrorException(
                $"{Name} has no usable rows: {_read} read, {_rejected.Count} rejected, {_guests} without a customer, {_afterAsOf} later than --as-of.");
        }

        Log = rows.Build();
        AsOf = arguments.AsOf is null
            ? CalendarDays.StartOf(CalendarDays.DateOf(_last, arguments.TimeZone).AddDays(1), arguments.TimeZone) : asOf;

        bool TryUse(in OrderRow row, out string problem)
        {
            problem = string.Empty;
            if (row.PlacedAt > _last) _last = row.PlacedAt;
            if (string.IsNullOrWhiteSpace(row.CustomerId))
            {
                _guests++;
                return true;
            }

            if (row.PlacedAt >= asOf)
            {
                _afterAsOf++;
                return true;
            }

            try
            {
                rows.Add(row);
                return true;
            }
            catch (ArgumentException error)
            {
                problem = error.Message;
                return false;
            }
        }
    }

    private string Name => arguments.File ?? "the simulated shop";

    private Stream Open(out Func<double> position)
    {
        if (arguments.File is not { } path)
        {
            position = static () => 1;
            return SimulatedShop.Open();
        }

        if (!File.Exists(path)) throw new UserErrorException($"There is no file '{path}'.");
        var file = File.OpenRead(path);
        position = () => (double)file.Position / Math.Max(1, file.Length);
        Span<byte> start = stackalloc byte[2];
        var isZipped = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
        file.Position = 0;
        return isZipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private bool TryParse(CsvReader csv, ColumnMap columns, out OrderRow row, out string reason)
    {
        row = default;
        if (!TryParseInstant(Field(columns.Date), out var placedAt))
        {
            reason = $"unparseable date '{Field(columns.Date)}'";
            return false;
        }

        if (!TryParseAmount(out var amount, out reason)) return false;
        row = new OrderRow(
            Field(columns.Customer), placedAt, amount, columns.Order < 0 || Field(columns.Order).Length == 0 ? null : Field(columns.Order));
        return true;

        string Field(int column) => column < csv.FieldCount ? csv.GetString(column) : string.Empty;

        bool TryParseAmount(out decimal total, out string problem)
        {
            problem = string.Empty;
            if (columns.Amount >= 0) return TryParseNumber("amount", Field(columns.Amount), out total, out problem);
            total = 0;
            if (!TryParseNumber("quantity", Field(columns.Quantity), out var quantity, out problem)) return false;
            if (!TryParseNumber("price", Field(columns.Price), out var price, out problem)) return false;
            return TryMultiply(quantity, price, out total, out problem);
        }
    }

    private static bool TryParseNumber(string what, string text, out decimal value, out string reason)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
        reason = !isNumber ? $"unparseable {what} '{text}'" : Math.Abs(value) > Largest ? $"{what} out of range '{text}'" : string.Empty;
        return reason.Length == 0;
    }

    private static bool TryMultiply(decimal quantity, decimal price, out decimal total, out string reason)
    {
        // Each factor is in range, so the product is a decimal.
        total = quantity * price;
        reason = Math.Abs(total) > Largest ? $"amount out of range '{quantity} × {price}'" : string.Empty;
        return reason.Length == 0;
    }

    /// <summary>Parses an instant. A date without an offset is in the shop's time zone.</summary>
    private bool TryParseInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (!DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var local)
            && !DateTime.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out local))
        {
            return false;
        }

        if (local.Year is < 1900 or > 2500) return false;
        if (local.Kind != DateTimeKind.Unspecified) return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out instant);
        instant = new DateTimeOffset(local, arguments.TimeZone.GetUtcOffset(local)).ToUniversalTime();
        return true;
    }
}

/// <summary>The numbers of rows by their use; each row is counted once.</summary>
public sealed record RowCounts(long Read, long Rejected, long Guest, long AfterAsOf)
{
    public long Used => Read - Rejected - Guest - AfterAsOf;
}
