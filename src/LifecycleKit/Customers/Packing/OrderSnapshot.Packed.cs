namespace LifecycleKit.Customers;

public sealed partial record OrderSnapshot
{
    [Flags]
    private enum Parts
    {
        ChangedAt = 4,
        Refunded = 8,
        Discount = 16,
        Margin = 32,
        Category = 64,
        Currency = 128,
        Version = 256,
        Details = 512,
        Status = 3,
    }

    internal static OrderSnapshot Unpack(ref PackedReader from)
    {
        var parts = (Parts)from.Int();
        return new OrderSnapshot
        {
            OrderId = from.Text()!,
            PlacedAt = from.Instant(),
            GrossTotal = from.Amount(),
            Status = (OrderStatus)(parts & Parts.Status),
            ChangedAt = (parts & Parts.ChangedAt) != 0 ? from.Instant() : default,
            RefundedTotal = (parts & Parts.Refunded) != 0 ? from.Amount() : 0,
            Discount = (parts & Parts.Discount) != 0 ? from.Amount() : 0,
            Margin = (parts & Parts.Margin) != 0 ? from.Amount() : null,
            Category = (parts & Parts.Category) != 0 ? from.Text() : null,
            Currency = (parts & Parts.Currency) != 0 ? string.Intern(from.Text()!) : null,
            Version = (parts & Parts.Version) != 0 ? from.Number() : null,
            Details = (parts & Parts.Details) != 0 ? OrderDetails.Unpack(ref from) : OrderDetails.None,
        };
    }

    internal void Pack(PackedWriter to)
    {
        var parts = (Parts)(int)Status | (HasChangedAt ? Parts.ChangedAt : 0) | (IsWritten(RefundedTotal) ? Parts.Refunded : 0)
            | (IsWritten(Discount) ? Parts.Discount : 0) | (Margin.HasValue ? Parts.Margin : 0)
            | (Category is not null ? Parts.Category : 0) | (Currency is not null ? Parts.Currency : 0)
            | (Version.HasValue ? Parts.Version : 0) | (_details is not null ? Parts.Details : 0);
        to.Count((int)parts);
        to.Text(OrderId);
        to.Instant(PlacedAt);
        to.Amount(GrossTotal);
        if (HasChangedAt) to.Instant(_changedAt);
        if (IsWritten(RefundedTotal)) to.Amount(RefundedTotal);
        if (IsWritten(Discount)) to.Amount(Discount);
        if (Margin is { } margin) to.Amount(margin);
        if (Category is not null) to.Text(Category);
        if (Currency is not null) to.Text(Currency);
        if (Version is { } version) to.Number(version);
        _details?.Pack(to);
    }

    /// <summary>Whether an amount is not that of a property that was not set; 0.00 has decimals.</summary>
    private static bool IsWritten(decimal amount) => amount != 0 || amount.Scale != 0;
}
