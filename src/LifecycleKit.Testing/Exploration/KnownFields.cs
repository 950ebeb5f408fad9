namespace LifecycleKit.Testing;

/// <summary>Fields of which it is known what they read.</summary>
internal static class KnownFields
{
    /// <summary>Fields whose value, or the age of whose instant, is all that a later value depends on.</summary>
    private static readonly string[] Whole =
    [
        "firstSeenAt", "lastSeenAt", "visits.count", "visits.engaged", "visit.firstSource", "visit.lastSource",
        "visit.firstMedium", "visit.firstCampaign", "visit.firstTerm", "visit.lastMedium", "visit.lastCampaign", "visit.lastTerm",
        "cart.value", "cart.items", "cart.updatedAt", "referred", "referrals.made", "reviews.count", "reviews.meanRating", "nps.last",
        "csat.last", "messages.sent", "messages.delivered", "messages.opened", "messages.clicked", "messages.lastSentAt",
        "cases.open", "subscriptions.open",
    ];

    private static readonly string[] OfOrders =
    [
        "orders.count", "orders.fullPrice", "revenue.net", "revenue.refunded", "firstOrderAt", "lastOrderAt", "orders.undelivered",
        "products.bought", "categories.bought", "products.count", "categories.count", "orders.largest", "orders.meanOfOthers",
    ];

    private static readonly string[] OfOrderDetails =
    [
        "orders.undelivered", "orders.lastShippedAt", "orders.lastDeliveredAt", "orders.lastReturnedAt", "products.bought",
        "categories.bought", "products.count", "categories.count",
    ];

    private static readonly string[] OfStage = ["stage.current", "stage.groups", "stage.enteredAt"];

    private static readonly string[] Windows = ["orders.last", "revenue.last", "revenue.previous", "revenue.growth"];

    /// <summary>Fields that change every year, which no state shows.</summary>
    private static readonly string[] Yearly = [".daysToAnniversary", ".nextAnniversaryAt"];

    /// <summary>Counts of the last days and of custom events, which read the days of the events.</summary>
    private static readonly string[] OfDays = ["visits.last", "visits.engaged.last", "messages.sent.last", "messages.opened.last",
        "messages.clicked.last", "customEvents.", DefinitionFacts.Scores];

    private static readonly string[] OfLatestEvents = ["contact.", "trait.", "event.", "account.", "stage.account"];

    public static bool HasWholeValue(string field) => Whole.Contains(field);

    /// <summary>Whether a field reads the orders.</summary>
    public static bool IsOfOrders(string field) => OfOrders.Contains(field) || StartsWithAny(field, Windows);

    /// <summary>Whether a field reads what an order has beyond its total.</summary>
    public static bool IsOfOrderDetails(string field) => OfOrderDetails.Contains(field);

    /// <summary>Whether a field reads the deals.</summary>
    public static bool IsOfDeals(string field) => field.StartsWith("deals.", StringComparison.Ordinal);

    /// <summary>Whether a field reads the days of visits, messages or custom events.</summary>
    public static bool IsOfDays(string field) => StartsWithAny(field, OfDays);

    /// <summary>Whether what a field reads is known at all.</summary>
    public static bool IsKnown(string field) =>
        HasWholeValue(field) || IsOfOrders(field) || OfStage.Contains(field) || IsOfDays(field) || IsOfDeals(field)
        || (StartsWithAny(field, OfLatestEvents) && !Yearly.Any(end => field.EndsWith(end, StringComparison.Ordinal)));

    private static bool StartsWithAny(string field, string[] beginnings) =>
        beginnings.Any(beginning => field.StartsWith(beginning, StringComparison.Ordinal));
}
