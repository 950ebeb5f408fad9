using LifecycleKit.Customers;

namespace LifecycleKit.UserTests.Accounts;

/// <summary>Contacts and accounts as plain lists: which event belongs to which account, by the rule as it is written down.</summary>
internal sealed class NaiveAccounts
{
    private static readonly CustomerEventKind[] RolledUp =
    [
        CustomerEventKind.Visit, CustomerEventKind.Order, CustomerEventKind.ReferralMade, CustomerEventKind.ReferredBy,
        CustomerEventKind.Review, CustomerEventKind.SurveyAnswer, CustomerEventKind.MessageOpened, CustomerEventKind.MessageClicked,
        CustomerEventKind.CaseOpened, CustomerEventKind.CaseAnswered, CustomerEventKind.CaseClosed, CustomerEventKind.SubscriptionStarted,
        CustomerEventKind.SubscriptionRenewed, CustomerEventKind.SubscriptionCancelled, CustomerEventKind.Custom,
        CustomerEventKind.DealChanged,
    ];

    private readonly Dictionary<string, List<CustomerEvent>> _own = [];

    public List<NaiveContact> Contacts { get; } = [];

    public void Record(NaiveContact contact, in CustomerEvent customerEvent) => contact.Events.Add(customerEvent);

    public void RecordOwn(string account, in CustomerEvent customerEvent)
    {
        if (!_own.TryGetValue(account, out var events)) _own[account] = events = [];
        events.Add(customerEvent);
    }

    /// <summary>Returns the number of contacts of an account: of a group of identities one.</summary>
    public int ContactCount(string account) => Contacts.Where(one => one.Head == one)
        .Count(head => Changes(head).LastOrDefault() is { Kind: not CustomerEventKind.None } last && last.AccountId == account);

    /// <summary>Returns the events of an account: its own, and those of its contacts.</summary>
    public List<CustomerEvent> EventsOf(string account)
    {
        var events = new List<CustomerEvent>(_own.GetValueOrDefault(account) ?? []);
        foreach (var head in Contacts.Where(one => one.Head == one))
        {
            var all = Contacts.Where(one => one.Head == head).SelectMany(one => one.Events).ToList();
            events.AddRange(all.Where(one => RolledUp.Contains(one.Kind) && AccountAt(head, InstantOf(one, all)) == account));
        }

        return [.. events.OrderBy(one => one.At)];
    }

    /// <summary>An order belongs to the instant at which it was placed, and a deal to that at which it was opened, as the newest
    /// snapshot says.</summary>
    private static DateTimeOffset InstantOf(CustomerEvent one, List<CustomerEvent> all) => one.Snapshot is { } order
        ? all.Where(other => other.Snapshot?.OrderId == order.OrderId).MaxBy(other => other.Snapshot!.Version).Snapshot!.PlacedAt
        : one.Deal is { } deal ? all.Where(other => other.Deal?.DealId == deal.DealId).MaxBy(other => other.Deal!.ChangedAt).Deal!.OpenedAt
        : one.At;

    /// <summary>The account of the last change until an instant; before the first one that was joined, that one.</summary>
    private string? AccountAt(NaiveContact head, DateTimeOffset at)
    {
        var changes = Changes(head);
        while (changes.Count > 0 && changes[0].AccountId is null) changes.RemoveAt(0);
        if (changes.Count == 0) return null;
        return changes[0].At > at ? changes[0].AccountId : changes.Last(one => one.At <= at).AccountId;
    }

    private List<CustomerEvent> Changes(NaiveContact head) =>
    [
        .. Contacts.Where(one => one.Head == head).SelectMany(one => one.Events)
            .Where(one => one.Kind == CustomerEventKind.AccountChanged)
            .OrderBy(one => one.At).ThenBy(one => one.EventId, StringComparer.Ordinal),
    ];
}

/// <summary>A contact: one identity, which may belong to a group.</summary>
internal sealed class NaiveContact
{
    public NaiveContact(string id)
    {
        Id = id;
        Head = this;
    }

    public string Id { get; }

    public NaiveContact Head { get; set; }

    public List<CustomerEvent> Events { get; } = [];
}
