using System.Globalization;
using System.Text;
using LifecycleKit.Customers;

namespace LifecycleKit.Testing;

/// <summary>Texts of events without their ids, with ages in place of instants.</summary>
internal static class EventText
{
    /// <summary>All events; those of one age in ordinal order, since the order within one unit of time does not count.</summary>
    public static string Of(CustomerTimeline timeline, Func<DateTimeOffset, long> age) =>
        string.Join('|', timeline.Events.Select(one => Line(one, age)).Order(StringComparer.Ordinal));

    /// <summary>Adds what the last events about contacts, consents and traits say, which is all that fields about these read.</summary>
    public static void AppendLatest(StringBuilder text, CustomerTimeline timeline, DefinitionFacts facts, Func<DateTimeOffset, long> age)
    {
        var readsContacts = facts.Asks("contact.");
        var readsTraits = facts.Asks("trait.");
        var readsAccounts = facts.Needs(
            EventTriggers.AccountChanged | EventTriggers.ContactChanged | EventTriggers.AccountLevelChanged, "account.",
            "stage.account", "stage.accountRank", "stage.accountAt");
        if (!readsContacts && !readsTraits && !readsAccounts) return;
        var latest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in timeline.Events)
        {
            if (readsTraits && one.Kind == CustomerEventKind.TraitSet)
                latest[$"t{one.Name}"] = one.Value is { Kind: TraitKind.Instant } value ? $"{age(value.Instant)}" : $"{one.Value}";
            if (readsAccounts && Account(one, age) is { } account) latest[account.Key] = account.Value;
            if (!readsContacts) continue;
            if (one.Kind == CustomerEventKind.ContactCaptured) latest[$"c{one.Channel}"] = string.Empty;
            // A message that ends a consent is as good as a withdrawal on its channel.
            if (one.Kind is CustomerEventKind.ConsentChanged or CustomerEventKind.MessageUnsubscribed)
                latest[$"g{one.Channel},{one.Category}"] = Consent(one, age);
        }

        foreach (var (key, value) in latest) text.Append('|').Append(key).Append('=').Append(value);
    }

    /// <summary>What an order has beyond its total, and its category.</summary>
    public static string DetailsOf(OrderSnapshot order, Func<DateTimeOffset, long> age)
    {
        DateTimeOffset?[] way = [order.ShippedAt, order.DeliveredAt, order.ReturnedAt];
        var ages = way.Select(at => at is { } reached ? age(reached).ToString(CultureInfo.InvariantCulture) : "-");
        var lines = order.Lines.Select(line => $"{line.Product} in {line.Category}: {line}");
        return $",{order.Category},{order.SalesChannel},{string.Join(',', ages)},{string.Join(',', lines)}";
    }

    /// <summary>A deal without its id, its opening and its last change.</summary>
    public static string Of(DealSnapshot deal, Func<DateTimeOffset, long> age)
    {
        var (closed, expected) = (AgeOf(deal.ClosedAt), AgeOf(deal.ExpectedCloseAt));
        return FormattableString.Invariant(
            $"{deal.Outcome},{deal.Stage},{deal.Value},{deal.Probability},{closed},{expected},{deal.LostReason}");

        string AgeOf(DateTimeOffset? at) => at is { } instant ? age(instant).ToString(CultureInfo.InvariantCulture) : "-";
    }

    /// <summary>Adds the ages of visits, messages and custom events, which counts of days read.</summary>
    public static void AppendDays(StringBuilder text, CustomerTimeline timeline, Func<DateTimeOffset, long> age)
    {
        var lines = timeline.Events
            .Where(one => one.Kind is CustomerEventKind.Visit or CustomerEventKind.MessageSent or CustomerEventKind.MessageOpened
                or CustomerEventKind.MessageClicked or CustomerEventKind.ContactCaptured or CustomerEventKind.Custom)
            .Select(one => $"{one.Kind},{age(one.At)},{one.Engaged},{one.Name}").Order(StringComparer.Ordinal);
        text.Append('|').AppendJoin('|', lines);
    }

    /// <summary>Returns what an event says about accounts and contacts; null for another event.</summary>
    private static (string Key, string Value)? Account(in CustomerEvent one, Func<DateTimeOffset, long> age) => one.Kind switch
    {
        CustomerEventKind.AccountChanged => ("a", $"{one.AccountId},{age(one.At)}"),
        CustomerEventKind.AccountLevelChanged => ($"as{one.AccountId}", $"{one.AccountLevel},{one.AccountRank},{age(one.At)}"),
        CustomerEventKind.ContactChanged => ($"ac{one.Contact}", $"{one.Joined},{age(one.At)}"),
        _ => null,
    };

    private static string Consent(in CustomerEvent one, Func<DateTimeOffset, long> age) =>
        one.ExpiresAt is { } end ? $"{one.Granted} until {age(end)}" : $"{one.Granted}";

    private static string Line(in CustomerEvent one, Func<DateTimeOffset, long> age)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{one.Kind},{age(one.At)},{one.Channel},{one.Category},{Consent(one, age)},{one.Basis}");
        text.Append(CultureInfo.InvariantCulture, $",{one.Amount},{one.ItemCount},{one.Rating},{one.Survey},{one.Score},{one.Play}");
        text.Append(CultureInfo.InvariantCulture, $",{one.Experiment},{one.Arm},{one.CaseId},{one.SubscriptionId},{one.Name},{one.Value}");
        text.Append(CultureInfo.InvariantCulture, $",{one.Source},{one.Duration},{one.Engaged},{one.CaseReason}");
        text.Append(CultureInfo.InvariantCulture, $",{one.AccountId},{one.AccountLevel},{one.AccountRank},{one.Contact},{one.Joined}");
        if (one.Snapshot is { } order)
        {
            text.Append(CultureInfo.InvariantCulture, $",{age(order.PlacedAt)},{order.Status},{order.GrossTotal},{order.RefundedTotal}");
            text.Append(CultureInfo.InvariantCulture, $",{order.Discount},{order.Margin}").Append(DetailsOf(order, age));
        }

        if (one.Deal is { } deal) text.Append(CultureInfo.InvariantCulture, $",{age(deal.OpenedAt)},{Of(deal, age)}");
        return text.ToString();
    }
}
