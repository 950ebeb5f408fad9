namespace LifecycleKit.Customers;

public sealed partial class DealLedger
{
    internal static DealLedger Unpack(ref PackedReader from)
    {
        var ledger = new DealLedger();
        for (var i = from.Int(); i > 0; i--) ledger.Set(null, DealPacking.Unpack(ref from));
        return ledger;
    }

    internal void Pack(PackedWriter to)
    {
        to.Count(_deals.Count);
        for (var i = 0; i < _deals.Count; i++) DealPacking.Pack(_deals[i].Deal, to);
    }
}

/// <summary>Writes a deal in few bytes, and reads it.</summary>
internal static class DealPacking
{
    [Flags]
    private enum Parts
    {
        Value = 4,
        Probability = 8,
        ExpectedCloseAt = 16,
        ClosedAt = 32,
        LostReason = 64,
        Outcome = 3,
    }

    public static DealSnapshot Unpack(ref PackedReader from)
    {
        var parts = (Parts)from.Byte();
        return new DealSnapshot
        {
            DealId = from.Text()!,
            OpenedAt = Utc(ref from),
            ChangedAt = Utc(ref from),
            Stage = from.Text()!,
            Outcome = (DealOutcome)(parts & Parts.Outcome),
            Value = (parts & Parts.Value) != 0 ? from.Amount() : null,
            Probability = (parts & Parts.Probability) != 0 ? from.Amount() : null,
            ExpectedCloseAt = (parts & Parts.ExpectedCloseAt) != 0 ? Utc(ref from) : null,
            ClosedAt = (parts & Parts.ClosedAt) != 0 ? Utc(ref from) : null,
            LostReason = (parts & Parts.LostReason) != 0 ? from.Text() : null,
        };
    }

    public static void Pack(DealSnapshot deal, PackedWriter to)
    {
        var parts = (Parts)(int)deal.Outcome | (deal.Value is null ? 0 : Parts.Value) | (deal.Probability is null ? 0 : Parts.Probability)
            | (deal.ExpectedCloseAt is null ? 0 : Parts.ExpectedCloseAt) | (deal.ClosedAt is null ? 0 : Parts.ClosedAt)
            | (deal.LostReason is null ? 0 : Parts.LostReason);
        to.Byte((byte)parts);
        to.Text(deal.DealId);
        to.Ticks(deal.OpenedAt.UtcTicks);
        to.Ticks(deal.ChangedAt.UtcTicks);
        to.Text(deal.Stage);
        if (deal.Value is { } value) to.Amount(value);
        if (deal.Probability is { } probability) to.Amount(probability);
        if (deal.ExpectedCloseAt is { } expected) to.Ticks(expected.UtcTicks);
        if (deal.ClosedAt is { } closed) to.Ticks(closed.UtcTicks);
        if (deal.LostReason is { } reason) to.Text(reason);
    }

    private static DateTimeOffset Utc(ref PackedReader from) => new(from.Ticks(), TimeSpan.Zero);
}
