namespace LifecycleKit.Customers;

internal readonly partial record struct ProfileActivity
{
    internal static ProfileActivity Unpack(ref PackedReader from) => new()
    {
        FirstSeenTicks = from.Ticks(),
        LastSeenTicks = from.Ticks(),
        SessionTicks = from.Number(),
        VisitCount = from.Int(),
        EngagedVisitCount = from.Int(),
        FirstNamedVisit = SourceMark.Unpack(ref from),
        LastNamedVisit = SourceMark.Unpack(ref from),
        CartEmptiedTicks = from.Ticks(),
    };

    internal void Pack(PackedWriter to)
    {
        to.Ticks(FirstSeenTicks);
        to.Ticks(LastSeenTicks);
        to.Number(SessionTicks);
        to.Count(VisitCount);
        to.Count(EngagedVisitCount);
        FirstNamedVisit.Pack(to);
        LastNamedVisit.Pack(to);
        to.Ticks(CartEmptiedTicks);
    }
}

internal readonly partial record struct SourceMark
{
    internal static SourceMark Unpack(ref PackedReader from)
    {
        var source = from.Text();
        return source is null ? default : Of(
            from.Ticks(), from.Text(), source, from.Flag() ? VisitOrigin.Unpack(source, ref from) : null);
    }

    internal void Pack(PackedWriter to)
    {
        to.Text(Source);
        if (Source is null) return;
        to.Ticks(Ticks);
        to.Text(EventId);
        to.Flag(Origin is not null);
        Origin?.Pack(to);
    }
}
