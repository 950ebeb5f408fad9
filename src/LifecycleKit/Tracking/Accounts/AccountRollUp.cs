using System.Collections.Concurrent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Rolls events of contacts up to their accounts, which are customers of another shop of the same store.</summary>
/// <param name="store">The store.</param>
/// <param name="shop">The shop of the accounts.</param>
/// <param name="track">The track of the accounts whose stages the contacts get to know; null for none.</param>
/// <remarks>Thread-safe.</remarks>
internal sealed class AccountRollUp(ICustomerStore store, string shop, string? track)
{
    // Under the secret that the store keeps, as for tombstones.
    private readonly KeyedHashes _hashes = new(store, secret: null, "roll-up\n");

    public string Shop => shop;

    public string? Track => track;

    private readonly ConcurrentDictionary<string, AccountForwarding> _shops = new(StringComparer.Ordinal);

    /// <summary>Loads what the events of a shop need, once.</summary>
    public ValueTask PrepareAsync(string scope, CancellationToken cancellationToken) =>
        _shops.ContainsKey(scope) || string.Equals(scope, shop, StringComparison.Ordinal) ? default : LoadAsync(scope, cancellationToken);

    /// <summary>Returns what rolls up the events of a shop; null for the shop of the accounts itself, and for one that is not
    /// prepared.</summary>
    public AccountForwarding? Find(string scope) => _shops.GetValueOrDefault(scope);

    private async ValueTask LoadAsync(string scope, CancellationToken cancellationToken)
    {
        var hash = await _hashes.ForAsync(scope, cancellationToken).ConfigureAwait(false);
        _shops.TryAdd(scope, new AccountForwarding(new AccountCopies(shop, hash), track));
    }
}

/// <summary>Finds the copies that the save of a contact forwards.</summary>
internal sealed class AccountForwarding(AccountCopies copies, string? track)
{
    /// <summary>Returns an event with an id by which its copies are found.</summary>
    public static CustomerEvent Named(in CustomerEvent customerEvent) =>
        customerEvent.EventId is null && customerEvent.Snapshot is null && customerEvent.Deal is null
            && (customerEvent.Kind == CustomerEventKind.AccountChanged || customerEvent.Kind.IsRolledUp())
            ? customerEvent.WithId(RollUpId.NewEventId()) : customerEvent;

    /// <summary>Returns whether an event may give earlier events to another account.</summary>
    public static bool MayMove(CustomerWork work, in CustomerEvent customerEvent) =>
        customerEvent.Kind == CustomerEventKind.AccountChanged
        || (customerEvent.Snapshot is { } order && !work.History.Accounts.HasNone
            && work.History.Orders.FindEntry(order.OrderId) is { } entry && entry.InForce.PlacedAt != order.PlacedAt)
        || (customerEvent.Deal is { } deal && !work.History.Accounts.HasNone
            && work.History.Deals.Find(deal.DealId) is { } known && known.OpenedAt != deal.OpenedAt);

    /// <summary>Forwards what an event changes.</summary>
    /// <param name="work">The customer, who has the event.</param>
    /// <param name="customerEvent">The event.</param>
    /// <param name="kept">The event as it is kept; null when it was kept before.</param>
    /// <param name="isMoved">The answer of <see cref="MayMove"/>.</param>
    /// <param name="mutedUntil">The end of a history that is taken over; null for a live event.</param>
    public void Forward(CustomerWork work, in CustomerEvent customerEvent, KeptEvent? kept, bool isMoved, DateTimeOffset? mutedUntil)
    {
        if (isMoved)
        {
            var added = kept?.Number;
            var after = work.KeptRows.ToList();
            var before = after.Where(one => one.Number != added).ToList();
            work.Forward(AccountCopies.Difference(
                copies.All(new(work.Base, work.Record.History, before)), copies.All(new(work.Base, work.History, after)), mutedUntil));
        }
        else if (kept is { } one && !work.History.Accounts.HasNone
            && copies.Find(one.Event, SubjectKeyOf(work, one.Identity), work.History) is { } copy)
        {
            work.Forward([AccountCopies.Forwarded(copy.Key, copy.Event, mutedUntil)]);
        }

        if (customerEvent.Kind == CustomerEventKind.AccountChanged) AskForStage(work, customerEvent.At);
    }

    /// <summary>Returns what a link or an unlink changes.</summary>
    public List<ForwardedEvent> Difference(IEnumerable<ContactEvents> before, IEnumerable<ContactEvents> after)
    {
        return [.. AccountCopies.Difference(Joined(before), Joined(after), null)];

        Dictionary<CopyKey, List<CustomerEvent>> Joined(IEnumerable<ContactEvents> contacts)
        {
            var all = new Dictionary<CopyKey, List<CustomerEvent>>();
            foreach (var (key, events) in contacts.SelectMany(copies.All))
            {
                if (!all.TryGetValue(key, out var list)) all[key] = list = [];
                list.AddRange(events);
            }

            return all;
        }
    }

    /// <summary>Returns the event by which the account of a contact loses the contact, who is erased.</summary>
    public ForwardedEvent Leaving(ContactEvents contact, DateTimeOffset at) => copies.Leaving(contact, at);

    private void AskForStage(CustomerWork work, DateTimeOffset at)
    {
        if (track is null || work.History.Accounts.AccountId is not { } account
            || string.Equals(work.Record.History.Accounts.AccountId, account, StringComparison.Ordinal))
        {
            return;
        }

        // Asked when it is applied, which is after the save: a transition of the account in between reaches the contact as well.
        work.Forward([new ForwardedEvent(work.Key, CustomerEvent.AccountJoined(at, account, RollUpId.StageAsked))]);
    }

    private static string SubjectKeyOf(CustomerWork work, int identity) =>
        new ContactEvents(work.Base, work.History, []).SubjectKeyOf(identity);
}
