namespace LifecycleKit.Customers;

internal readonly partial record struct ProfileDetails
{
    /// <summary>Reads the details, without what follows from the lists.</summary>
    internal static ProfileDetails Unpack(ref PackedReader from) => new()
    {
        RatingSum = from.Amount(),
        Nps = UnpackAnswer(ref from),
        Csat = UnpackAnswer(ref from),
        Cart = from.Flag()
            ? new LastWrite<(decimal Value, int Items)>(from.Ticks(), from.Text(), (from.Amount(), from.Int())) : default,
        Contacts = default(Contactability).WithContact((Channels)from.Int()),
        ReferralCount = from.Int(),
        IsReferred = from.Flag(),
        ReviewCount = from.Int(),
        SentMessageCount = from.Int(),
        DeliveredMessageCount = from.Int(),
        OpenedMessageCount = from.Int(),
        ClickedMessageCount = from.Int(),
    };

    internal void Pack(PackedWriter to)
    {
        to.Amount(RatingSum);
        Pack(to, Nps);
        Pack(to, Csat);
        to.Flag(Cart.IsWritten);
        if (Cart.IsWritten)
        {
            to.Ticks(Cart.Ticks);
            to.Text(Cart.EventId);
            to.Amount(Cart.Value.Value);
            to.Count(Cart.Value.Items);
        }

        to.Count((int)Contacts.Captured);
        to.Count(ReferralCount);
        to.Flag(IsReferred);
        to.Count(ReviewCount);
        to.Count(SentMessageCount);
        to.Count(DeliveredMessageCount);
        to.Count(OpenedMessageCount);
        to.Count(ClickedMessageCount);
    }

    private static LastWrite<decimal> UnpackAnswer(ref PackedReader from) =>
        from.Flag() ? new LastWrite<decimal>(from.Ticks(), from.Text(), from.Amount()) : default;

    private static void Pack(PackedWriter to, in LastWrite<decimal> answer)
    {
        to.Flag(answer.IsWritten);
        if (!answer.IsWritten) return;
        to.Ticks(answer.Ticks);
        to.Text(answer.EventId);
        to.Amount(answer.Value);
    }
}
