using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Makes the copies of the events of a contact for the accounts that they belong to: a pure function of the memberships and the events.
/// </summary>
/// <param name="shop">The shop of the accounts.</param>
/// <param name="hash">Hashes texts under the secret of the shop of the contacts.</param>
/// <remarks>
/// A copy has nothing by which the contact is found: ids are hashed, and texts of a person are left out. It can outlive the contact.
/// </remarks>
internal sealed class AccountCopies(string shop, Func<string, string> hash)
{
    /// <summary>Returns the copies of all events of a contact, by the account and the digest of the copy.</summary>
    public Dictionary<CopyKey, List<CustomerEvent>> All(ContactEvents contact)
    {
        var copies = new Dictionary<CopyKey, List<CustomerEvent>>();
        foreach (var kept in contact.Events)
        {
            if (Find(kept.Event, contact.SubjectKeyOf(kept.Identity), contact.History) is { } copy) Add(copy.Key, copy.Event);
        }

        AccountChange? before = null;
        var changes = contact.History.Accounts.Changes;
        for (var i = 0; i < changes.Count; i++)
        {
            // Of several changes at one instant only the last counts.
            if (i + 1 < changes.Count && changes[i + 1].At == changes[i].At) continue;
            var change = changes[i];
            if (before?.AccountId is { } left && !string.Equals(left, change.AccountId, StringComparison.Ordinal))
            {
                var digest = hash($"left\n{contact.Token}\n{TextOf(before.Value)}\n{TextOf(change)}");
                Add(new(Account(left), digest), CustomerEvent.ContactLeft(change.At, hash(contact.Token), new RollUpId(digest).Kept));
            }

            if (change.AccountId is { } joined)
            {
                var digest = hash($"joined\n{contact.Token}\n{TextOf(change)}");
                Add(new(Account(joined), digest), CustomerEvent.ContactJoined(change.At, hash(contact.Token), new RollUpId(digest).Kept));
            }

            before = change;
        }

        return copies;

        void Add(CopyKey key, CustomerEvent copy)
        {
            if (!copies.TryGetValue(key, out var list)) copies[key] = list = [];
            list.Add(copy);
        }
    }

    /// <summary>Returns the copy of one event; null when it belongs to no account.</summary>
    /// <param name="customerEvent">The event.</param>
    /// <param name="subjectKey">The subject key of the identity that the event belongs to.</param>
    /// <param name="history">The history of the contact with the event.</param>
    public (CopyKey Key, CustomerEvent Event)? Find(in CustomerEvent customerEvent, string subjectKey, CustomerHistory history)
    {
        if (!customerEvent.Kind.IsRolledUp()) return null;
        // Each snapshot of an order or a deal goes where it was placed or opened, also a refund after the contact has left.
        var at = customerEvent.Snapshot is { } order ? history.Orders.FindEntry(order.OrderId)?.InForce.PlacedAt ?? order.PlacedAt
            : customerEvent.Deal is { } opened ? history.Deals.Find(opened.DealId)?.OpenedAt ?? opened.OpenedAt
            : customerEvent.At;
        if (history.Accounts.FindChange(at) is not { AccountId: { } account } change) return null;
        var digest = customerEvent.Snapshot is { } snapshot ? hash($"order\n{snapshot.OrderId}\n{TextOf(change)}")
            : customerEvent.Deal is { } deal ? hash($"deal\n{deal.DealId}\n{TextOf(change)}")
            : hash($"event\n{subjectKey}\n{(int)customerEvent.Kind}\n{customerEvent.EventId}\n{TextOf(change)}");
        return (new CopyKey(Account(account), digest), Rewritten(customerEvent, digest));
    }

    /// <summary>Returns the event by which the account of a contact loses the contact.</summary>
    public ForwardedEvent Leaving(ContactEvents contact, DateTimeOffset at)
    {
        var id = new RollUpId(hash($"erased\n{contact.Token}\n{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}"));
        return new ForwardedEvent(
            Account(contact.History.Accounts.AccountId!), CustomerEvent.ContactLeft(at, hash(contact.Token), id.Kept));
    }

    /// <summary>Returns what changes: copies that are withdrawn, then copies that are new.</summary>
    /// <param name="before">The copies before.</param>
    /// <param name="after">The copies after.</param>
    /// <param name="mutedUntil">The end of a history that is taken over; null for live events.</param>
    public static IEnumerable<ForwardedEvent> Difference(
        Dictionary<CopyKey, List<CustomerEvent>> before, Dictionary<CopyKey, List<CustomerEvent>> after, DateTimeOffset? mutedUntil)
    {
        foreach (var (key, events) in before)
        {
            if (after.ContainsKey(key)) continue;
            var id = new RollUpId(key.Digest, IsWithdrawn: true);
            yield return new ForwardedEvent(key.Account, events[0].WithId(id.ToString()));
        }

        var added = after.SelectMany(one => one.Value.Where(copy => !before.TryGetValue(one.Key, out var known) || !known.Contains(copy))
            .Select(copy => (one.Key, Copy: copy)));
        foreach (var (key, copy) in added.OrderBy(one => one.Copy.At)) yield return Forwarded(key, copy, mutedUntil);
    }

    /// <summary>Returns a copy as a pending event.</summary>
    public static ForwardedEvent Forwarded(CopyKey key, in CustomerEvent copy, DateTimeOffset? mutedUntil) =>
        new(key.Account, mutedUntil is null ? copy : copy.WithId(new RollUpId(key.Digest, mutedUntil).ToString()));

    private CustomerKey Account(string id) => new(shop, id);

    /// <summary>Returns the content of an event that an account may have.</summary>
    private CustomerEvent Rewritten(in CustomerEvent one, string digest)
    {
        var id = new RollUpId(digest).Kept;
        return one.Kind switch
        {
            // With its instant of change, since an account may get the copies in another order.
            CustomerEventKind.Order => CustomerEvent.Order(one.Snapshot! with { OrderId = digest, ChangedAt = one.Snapshot.ChangedAt }, id),
            // A reason may be a text about a person; a stage is a key of the shop.
            CustomerEventKind.DealChanged => CustomerEvent.DealChanged(one.Deal! with { DealId = digest, LostReason = null }, id),
            // The first page and the words of a search may tell of a person.
            CustomerEventKind.Visit =>
                CustomerEvent.Visit(one.At, one.Source, one.Duration, one.Engaged, one.Medium, one.Campaign, eventId: id),
            CustomerEventKind.CaseOpened => CustomerEvent.CaseOpened(one.At, hash("case\n" + one.CaseId), id, one.CaseReason),
            CustomerEventKind.CaseAnswered => CustomerEvent.CaseAnswered(one.At, hash("case\n" + one.CaseId), id),
            CustomerEventKind.CaseClosed => CustomerEvent.CaseClosed(one.At, hash("case\n" + one.CaseId), id, one.CaseReason),
            CustomerEventKind.SubscriptionStarted => CustomerEvent.SubscriptionStarted(
                one.At, hash("subscription\n" + one.SubscriptionId), one.Amount, one.BillingMonths, id),
            CustomerEventKind.SubscriptionRenewed => CustomerEvent.SubscriptionRenewed(
                one.At, hash("subscription\n" + one.SubscriptionId), one.Amount, one.BillingMonths, id),
            CustomerEventKind.SubscriptionCancelled =>
                CustomerEvent.SubscriptionCancelled(one.At, hash("subscription\n" + one.SubscriptionId), id),
            CustomerEventKind.Custom =>
                CustomerEvent.Custom(one.At, one.Name!, one.Value.Kind is TraitKind.Text or TraitKind.Set ? default : one.Value, id),
            _ => one.WithId(id),
        };
    }

    private static string TextOf(in AccountChange change) =>
        $"{change.At.UtcTicks.ToString(CultureInfo.InvariantCulture)}\n{change.EventId}\n{change.AccountId}";
}

/// <summary>The key of a copy: the account that gets it, and its digest. Several snapshots of one order or deal have one key.</summary>
internal readonly record struct CopyKey(CustomerKey Account, string Digest);

/// <summary>The events of a contact, or of a group of identities, with the history that they make.</summary>
/// <param name="Document">The parts of the document that say which identity an event belongs to.</param>
/// <param name="History">The history.</param>
/// <param name="Events">The kept events.</param>
internal sealed record ContactEvents(DocumentBase Document, CustomerHistory History, IReadOnlyCollection<KeptEvent> Events)
{
    /// <summary>The subject key of the contact; of a group that of its head, since a group is one contact.</summary>
    public string Token => SubjectKeyOf(0);

    /// <summary>Returns the subject key of an identity, which no link and no renaming changes.</summary>
    public string SubjectKeyOf(int identity)
    {
        foreach (var one in Document.Identities)
            if (one.Number == identity) return one.SubjectKey;
        return Document.SubjectKey;
    }
}
