namespace LifecycleKit.Customers;

/// <summary>
/// The part of a <see cref="CustomerProfile"/> that few events change: contacts, cart, answers, and counts of messages, referrals, reviews,
/// cases and subscriptions.
/// </summary>
internal readonly partial record struct ProfileDetails
{
    public decimal RatingSum { get; init; }

    public LastWrite<decimal> Nps { get; init; }

    public LastWrite<decimal> Csat { get; init; }

    public LastWrite<(decimal Value, int Items)> Cart { get; init; }

    public Contactability Contacts { get; init; }

    public int ReferralCount { get; init; }

    public bool IsReferred { get; init; }

    public int ReviewCount { get; init; }

    public int SentMessageCount { get; init; }

    public int DeliveredMessageCount { get; init; }

    public int OpenedMessageCount { get; init; }

    public int ClickedMessageCount { get; init; }

    public int OpenCaseCount { get; init; }

    public int OpenSubscriptionCount { get; init; }

    public int? LastNps => Nps.IsWritten ? (int)Nps.Value : null;

    public int? LastCsat => Csat.IsWritten ? (int)Csat.Value : null;

    public DateTimeOffset? CartUpdatedAt => Cart.Ticks == 0 ? null : new DateTimeOffset(Cart.Ticks, TimeSpan.Zero);

    /// <summary>Whether the cart was reported after every order that empties it.</summary>
    public bool IsCartFilled(in ProfileActivity activity, in OrderTotals totals) =>
        Cart.Ticks > Math.Max(activity.CartEmptiedTicks, totals.LastOrderTicks);

    /// <summary>Returns the details with an empty cart when an order emptied it.</summary>
    public ProfileDetails WithCart(in ProfileActivity activity, in OrderTotals totals) =>
        Cart.Value == default || IsCartFilled(activity, totals) ? this : this with { Cart = Cart with { Value = default } };

    public static int OneMore(int count) => count == int.MaxValue ? count : count + 1;

    public static int More(int count, int other) => (int)Math.Min((long)count + other, int.MaxValue);

    /// <summary>Whether an event of a kind can change the details, or the lists that are kept beside them.</summary>
    public static bool IsChangedBy(CustomerEventKind kind) =>
        kind is not (CustomerEventKind.Visit or CustomerEventKind.Order or CustomerEventKind.SubscriptionRenewed
            or CustomerEventKind.CaseAnswered);

    /// <summary>Returns the details after one more event, whose case or subscription is already in the lists.</summary>
    public ProfileDetails AfterEvent(in CustomerEvent customerEvent, HistoryDetails lists)
    {
        var ticks = customerEvent.AtTicks;
        return customerEvent.Kind switch
        {
            CustomerEventKind.ContactCaptured => this with { Contacts = Contacts.WithContact(customerEvent.Channel) },
            // Consent for one category says nothing about the channel as a whole.
            CustomerEventKind.ConsentChanged when customerEvent.Category.Length > 0 => this,
            CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed =>
                this with { Contacts = Contacts.WithConsent(customerEvent.Channel, ConsentState.Of(customerEvent)) },
            CustomerEventKind.CartUpdated =>
                this with { Cart = Cart.Or(new(ticks, customerEvent.EventId, (customerEvent.Amount, customerEvent.ItemCount))) },
            CustomerEventKind.ReferralMade => this with { ReferralCount = OneMore(ReferralCount) },
            CustomerEventKind.ReferredBy => this with { IsReferred = true },
            CustomerEventKind.Review => this with { ReviewCount = OneMore(ReviewCount), RatingSum = RatingSum + customerEvent.Rating },
            CustomerEventKind.SurveyAnswer => AfterAnswer(customerEvent, ticks),
            CustomerEventKind.MessageSent => this with { SentMessageCount = OneMore(SentMessageCount) },
            CustomerEventKind.MessageDelivered => this with { DeliveredMessageCount = OneMore(DeliveredMessageCount) },
            CustomerEventKind.MessageOpened => this with { OpenedMessageCount = OneMore(OpenedMessageCount) },
            CustomerEventKind.MessageClicked => this with { ClickedMessageCount = OneMore(ClickedMessageCount) },
            CustomerEventKind.CaseOpened or CustomerEventKind.CaseClosed => this with { OpenCaseCount = lists.Cases.OpenCount },
            CustomerEventKind.SubscriptionStarted or CustomerEventKind.SubscriptionCancelled =>
                this with { OpenSubscriptionCount = lists.Subscriptions.OpenCount },
            _ => this,
        };
    }

    /// <summary>Returns the details with those of others too, whose consents, cases and subscriptions are already in the lists.</summary>
    public ProfileDetails With(in ProfileDetails other, HistoryDetails lists) => this with
    {
        Contacts = Contacts.With(other.Contacts, lists.Consents),
        Cart = Cart.Or(other.Cart),
        Nps = Nps.Or(other.Nps),
        Csat = Csat.Or(other.Csat),
        ReferralCount = More(ReferralCount, other.ReferralCount),
        IsReferred = IsReferred || other.IsReferred,
        ReviewCount = More(ReviewCount, other.ReviewCount),
        RatingSum = RatingSum + other.RatingSum,
        OpenCaseCount = lists.Cases.OpenCount,
        OpenSubscriptionCount = lists.Subscriptions.OpenCount,
        SentMessageCount = More(SentMessageCount, other.SentMessageCount),
        DeliveredMessageCount = More(DeliveredMessageCount, other.DeliveredMessageCount),
        OpenedMessageCount = More(OpenedMessageCount, other.OpenedMessageCount),
        ClickedMessageCount = More(ClickedMessageCount, other.ClickedMessageCount),
    };

    private ProfileDetails AfterAnswer(in CustomerEvent customerEvent, long ticks)
    {
        var answer = new LastWrite<decimal>(ticks, customerEvent.EventId, customerEvent.Score);
        return customerEvent.Survey switch
        {
            SurveyKind.Nps => this with { Nps = Nps.Or(answer) },
            SurveyKind.Csat => this with { Csat = Csat.Or(answer) },
            _ => this,
        };
    }
}

/// <summary>
/// A field that keeps the last written value, by instant, then by event id. Of two writes with the same instant and id the smaller value
/// wins, so that the outcome does not depend on the order of arrival.
/// </summary>
internal readonly record struct LastWrite<T>(long Ticks, string? EventId, T Value)
    where T : struct, IComparable<T>
{
    public bool IsWritten => Ticks != 0;

    public LastWrite<T> Or(in LastWrite<T> other)
    {
        var order = Ticks.CompareTo(other.Ticks);
        if (order == 0) order = string.CompareOrdinal(EventId, other.EventId);
        if (order == 0) order = other.Value.CompareTo(Value);
        return order >= 0 ? this : other;
    }
}
