namespace LifecycleKit.Customers;

public readonly partial record struct CustomerEvent
{
    [Flags]
    private enum Parts
    {
        OtherTicks = 1,
        Number = 2,
        Name = 4,
        Detail = 8,
        Order = 16,
        Count = 32,
        Code = 64,
        Flag = 128,
        Channel = 256,
        Value = 512,
        EventId = 1024,
    }

    private CustomerEvent(ref PackedReader from)
    {
        Kind = (CustomerEventKind)from.Byte();
        var parts = (Parts)from.Int();
        if ((parts & Parts.Order) == 0) _ticks = from.Ticks();
        if ((parts & Parts.EventId) != 0) EventId = from.Text();
        if ((parts & Parts.OtherTicks) != 0) _otherTicks = from.Elapsed();
        if ((parts & Parts.Number) != 0) _number = from.Amount();
        if ((parts & Parts.Name) != 0) _name = from.Text();
        if ((parts & Parts.Detail) != 0)
        {
            _detail = Kind switch
            {
                CustomerEventKind.Visit => VisitOrigin.Unpack(_name, ref from),
                CustomerEventKind.DealChanged => DealPacking.Unpack(ref from),
                _ => from.Text(),
            };
        }

        if ((parts & Parts.Order) != 0)
        {
            _order = OrderSnapshot.Unpack(ref from);
            _ticks = _order.ChangedAt.UtcTicks;
        }

        if ((parts & Parts.Count) != 0) _count = from.Int();
        if ((parts & Parts.Code) != 0) _code = from.Byte();
        _flag = (parts & Parts.Flag) != 0;
        if ((parts & Parts.Channel) != 0) Channel = (Channels)from.Int();
        if ((parts & Parts.Value) != 0) Value = TraitValue.Unpack(ref from);
    }

    internal static CustomerEvent Unpack(ref PackedReader from) => new(ref from);

    internal void Pack(PackedWriter to)
    {
        to.Byte((byte)Kind);
        to.Count((int)PartsToPack());
        // The instant of an order event is that of its snapshot.
        if (_order is null) to.Ticks(_ticks);
        if (EventId is not null) to.Text(EventId);
        if (_otherTicks != 0) to.Elapsed(_otherTicks);
        if (HasNumber) to.Amount(_number);
        if (_name is not null) to.Text(_name);
        if (_detail is VisitOrigin origin) origin.Pack(to);
        else if (_detail is DealSnapshot deal) DealPacking.Pack(deal, to);
        else if (_detail is string detail) to.Text(detail);
        _order?.Pack(to);
        if (_count != 0) to.Count(_count);
        if (_code != 0) to.Byte(_code);
        if (Channel != Channels.None) to.Count((int)Channel);
        if (Value.Kind != TraitKind.None) Value.Pack(to);
    }

    /// <summary>Whether the number is not that of <c>default</c>; 0.00 has decimals.</summary>
    private bool HasNumber => _number != 0 || _number.Scale != 0;

    private Parts PartsToPack() =>
        (_otherTicks != 0 ? Parts.OtherTicks : 0) | (HasNumber ? Parts.Number : 0) | (_name is not null ? Parts.Name : 0)
        | (_detail is not null ? Parts.Detail : 0) | (_order is not null ? Parts.Order : 0) | (_count != 0 ? Parts.Count : 0)
        | (_code != 0 ? Parts.Code : 0) | (_flag ? Parts.Flag : 0) | (Channel != Channels.None ? Parts.Channel : 0)
        | (Value.Kind != TraitKind.None ? Parts.Value : 0) | (EventId is not null ? Parts.EventId : 0);
}
