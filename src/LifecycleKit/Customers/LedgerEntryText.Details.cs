namespace LifecycleKit.Customers;

internal ref partial struct LedgerEntryText
{
    private bool TryReadDetails(ref OrderDetails details)
    {
        if (!TryReadTicks(",\"shippedAt\":"u8, out var shipped) || !TryReadTicks(",\"deliveredAt\":"u8, out var delivered)
            || !TryReadTicks(",\"returnedAt\":"u8, out var returned))
        {
            return false;
        }

        var hasChannel = _reader.Skip(",\"salesChannel\":"u8);
        if (hasChannel && !_reader.TryReadRepeatedText(ref _salesChannel)) return false;
        var lines = OrderLines.None;
        if (_reader.Skip(",\"lines\":["u8) && !TryReadLines(out lines)) return false;
        details = new OrderDetails { ShippedTicks = shipped, DeliveredTicks = delivered, ReturnedTicks = returned,
            SalesChannel = hasChannel ? TextLimits.Checked(_salesChannel, nameof(details)) : null, Lines = lines };
        return true;
    }

    /// <summary>Reads an instant if its member is next; false when the member is next and is not an instant.</summary>
    private bool TryReadTicks(ReadOnlySpan<byte> member, out long ticks)
    {
        ticks = 0;
        if (!_reader.Skip(member)) return true;
        if (!_reader.TryReadInstant(out var instant)) return false;
        ticks = OrderDetails.TicksOf(instant, nameof(instant));
        return true;
    }

    private bool TryReadLines(out OrderLines lines)
    {
        lines = OrderLines.None;
        var read = new List<OrderLine>();
        do
        {
            if (read.Count > OrderSnapshot.MaxLineCount || !_reader.Skip("{\"product\":"u8) || !_reader.TryReadText(out var product))
                return false;
            string? category = null;
            if (_reader.Skip(",\"category\":"u8) && !_reader.TryReadRepeatedText(ref category)) return false;
            if (!_reader.Skip(",\"quantity\":"u8) || !_reader.TryReadAmount(out var quantity)) return false;
            if (!_reader.Skip(",\"netAmount\":"u8) || !_reader.TryReadAmount(out var amount) || !_reader.Skip("}"u8)) return false;
            read.Add(new OrderLine { Product = product, Category = category, Quantity = quantity, NetAmount = amount });
        }
        while (_reader.Skip(","u8));
        if (!_reader.Skip("]"u8)) return false;
        lines = OrderLines.Of(read, nameof(lines));
        return true;
    }
}
