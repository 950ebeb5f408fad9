using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LifecycleKit.Customers;

/// <summary>Reads ledger entries from the text that <see cref="LedgerEntry.ToJson"/> writes, without the general reader.</summary>
internal ref partial struct LedgerEntryText
{
    // Longer texts are rare, and are read by the general reader.
    private const int MaxLength = 1024;

    private CanonicalJsonReader _reader;
    private string? _category;
    private string? _currency;
    private string? _salesChannel;

    private LedgerEntryText(ReadOnlySpan<byte> utf8) => _reader = new CanonicalJsonReader(utf8);

    /// <summary>Reads an entry; false where only the general reader can decide whether the text is one.</summary>
    public static bool TryRead(string json, out LedgerEntry entry)
    {
        entry = default;
        if (json is null || json.Length > MaxLength || !Ascii.IsValid(json)) return false;
        Span<byte> utf8 = stackalloc byte[MaxLength];
        var text = new LedgerEntryText(utf8[..Encoding.ASCII.GetBytes(json, utf8)]);
        return text.TryReadEntry(out entry) && text._reader.IsAtEnd;
    }

    /// <exception cref="ArgumentException">The text is not a JSON array of entries.</exception>
    public static ImmutableArray<LedgerEntry> ReadAll(ReadOnlySpan<byte> utf8Json)
    {
        var text = new LedgerEntryText(utf8Json);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        text.SkipSpace();
        if (!text._reader.Skip("["u8)) throw NotAList(nameof(utf8Json), entries.Count);
        text.SkipSpace();
        if (!text._reader.Skip("]"u8))
        {
            do entries.Add(text.ReadEntry(nameof(utf8Json), entries.Count));
            while (text._reader.Skip(","u8));
            if (!text._reader.Skip("]"u8)) throw NotAList(nameof(utf8Json), entries.Count);
        }

        text.SkipSpace();
        return text._reader.IsAtEnd ? entries.DrainToImmutable() : throw NotAList(nameof(utf8Json), entries.Count);
    }

    private static ArgumentException NotAList(string parameter, int count) => new(FormattableString.Invariant(
        $"The text is not a JSON array of ledger entries: after {count} element(s) it is not JSON, or not UTF-8."), parameter);

    /// <summary>Reads an entry, and the space after it.</summary>
    private LedgerEntry ReadEntry(string parameter, int count)
    {
        var start = _reader.Rest;
        if (!TryReadEntry(out var entry))
        {
            var length = LengthOfValue(start);
            if (length == 0 || !Utf8.IsValid(start[..length])) throw NotAList(parameter, count);
            entry = LedgerEntry.FromJson(Encoding.UTF8.GetString(start[..length]));
            _reader.Rest = start[length..];
        }

        SkipSpace();
        return entry;
    }

    /// <summary>Returns the length of the JSON value at the start of a text, 0 where there is none.</summary>
    private static int LengthOfValue(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new() { MaxDepth = StrictJson.MaxDepth + 1 }));
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private void SkipSpace() => _reader.Rest = _reader.Rest.TrimStart(" \t\r\n"u8);

    private bool TryReadEntry(out LedgerEntry entry)
    {
        entry = default;
        try
        {
            OrderSnapshot? aside = null;
            if (!_reader.Skip("{\"format\":1,\"inForce\":"u8) || !TryReadOrder(out var inForce)
                || (_reader.Skip(",\"aside\":"u8) && !TryReadOrder(out aside)) || !_reader.Skip("}"u8))
            {
                return false;
            }

            var read = new LedgerEntry(inForce, aside);
            if (read.Problem() is not null) return false;
            entry = read;
            return true;
        }
        catch (ArgumentException)
        {
            // A value breaks a rule of an order; the general reader reports it.
            return false;
        }
    }

    private bool TryReadOrder([NotNullWhen(true)] out OrderSnapshot? order)
    {
        order = null;
        DateTimeOffset changedAt = default;
        long version = 0;
        decimal margin = 0;
        if (!_reader.Skip("{\"orderId\":"u8) || !_reader.TryReadText(out var orderId)) return false;
        if (!_reader.Skip(",\"placedAt\":"u8) || !_reader.TryReadInstant(out var placedAt)) return false;
        if (_reader.Skip(",\"changedAt\":"u8) && !_reader.TryReadInstant(out changedAt)) return false;
        var hasVersion = _reader.Skip(",\"version\":"u8);
        if (hasVersion && !_reader.TryReadLong(out version)) return false;
        if (!TryReadStatus(out var status)) return false;
        if (!_reader.Skip(",\"grossTotal\":"u8) || !_reader.TryReadAmount(out var gross)) return false;
        if (!_reader.Skip(",\"refundedTotal\":"u8) || !_reader.TryReadAmount(out var refunded)) return false;
        if (!_reader.Skip(",\"discount\":"u8) || !_reader.TryReadAmount(out var discount)) return false;
        var hasMargin = _reader.Skip(",\"margin\":"u8);
        if (hasMargin && !_reader.TryReadAmount(out margin)) return false;
        var hasCategory = _reader.Skip(",\"category\":"u8);
        if (hasCategory && !_reader.TryReadRepeatedText(ref _category)) return false;
        var hasCurrency = _reader.Skip(",\"currency\":"u8);
        if (hasCurrency && !_reader.TryReadRepeatedText(ref _currency)) return false;
        var details = OrderDetails.None;
        if (!_reader.Skip("}"u8) && !(TryReadDetails(ref details) && _reader.Skip("}"u8))) return false;
        order = new OrderSnapshot
        {
            OrderId = orderId, PlacedAt = placedAt, ChangedAt = changedAt, Version = hasVersion ? version : null, Status = status,
            GrossTotal = gross, RefundedTotal = refunded, Discount = discount, Margin = hasMargin ? margin : null,
            Category = hasCategory ? _category : null, Currency = hasCurrency ? _currency : null, Details = details,
        };
        order.ThrowIfContradictory(nameof(order));
        return true;
    }

    private bool TryReadStatus(out OrderStatus status)
    {
        status = OrderStatus.Placed;
        if (_reader.Skip(",\"status\":\"Paid\""u8)) status = OrderStatus.Paid;
        else if (_reader.Skip(",\"status\":\"Cancelled\""u8)) status = OrderStatus.Cancelled;
        else return _reader.Skip(",\"status\":\"Placed\""u8);
        return true;
    }
}
