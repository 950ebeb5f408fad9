namespace LifecycleKit.Customers;

internal sealed partial record OrderDetails
{
    [Flags]
    private enum Parts
    {
        Shipped = 1,
        Delivered = 2,
        Returned = 4,
        SalesChannel = 8,
        Lines = 16,
    }

    internal static OrderDetails Unpack(ref PackedReader from)
    {
        var parts = (Parts)from.Byte();
        return new OrderDetails
        {
            ShippedTicks = (parts & Parts.Shipped) != 0 ? from.Ticks() : 0,
            DeliveredTicks = (parts & Parts.Delivered) != 0 ? from.Ticks() : 0,
            ReturnedTicks = (parts & Parts.Returned) != 0 ? from.Ticks() : 0,
            SalesChannel = (parts & Parts.SalesChannel) != 0 ? from.Text() : null,
            Lines = (parts & Parts.Lines) != 0 ? UnpackLines(ref from) : OrderLines.None,
        };
    }

    internal void Pack(PackedWriter to)
    {
        var parts = (ShippedTicks != 0 ? Parts.Shipped : 0) | (DeliveredTicks != 0 ? Parts.Delivered : 0)
            | (ReturnedTicks != 0 ? Parts.Returned : 0) | (SalesChannel is not null ? Parts.SalesChannel : 0)
            | (Lines.Count > 0 ? Parts.Lines : 0);
        to.Byte((byte)parts);
        if (ShippedTicks != 0) to.Ticks(ShippedTicks);
        if (DeliveredTicks != 0) to.Ticks(DeliveredTicks);
        if (ReturnedTicks != 0) to.Ticks(ReturnedTicks);
        if (SalesChannel is not null) to.Text(SalesChannel);
        if (Lines.Count == 0) return;
        to.Count(Lines.Count);
        for (var i = 0; i < Lines.Count; i++)
        {
            to.Text(Lines[i].Product);
            to.Text(Lines[i].Category);
            to.Amount(Lines[i].Quantity);
            to.Amount(Lines[i].NetAmount);
        }
    }

    private static OrderLines UnpackLines(ref PackedReader from)
    {
        var lines = new OrderLine[from.Int()];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = new OrderLine { Product = from.Text()!, Category = from.Text(), Quantity = from.Amount(),
                NetAmount = from.Amount() };
        }

        return OrderLines.Of(lines, nameof(lines));
    }
}
