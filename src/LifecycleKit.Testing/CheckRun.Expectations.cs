using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

internal sealed partial class CheckRun
{
    /// <summary>Throws the violation.</summary>
    public void Fail(string expected, string found) =>
        throw new ContractViolationException([new ContractViolation(check, expected, found)]);

    public void ExpectEqual<T>(string what, T expected, T found)
    {
        if (EqualityComparer<T>.Default.Equals(expected, found)) return;
        if (expected is string left && found is string right && Math.Max(left.Length, right.Length) > 200) FailText(what, left, right);
        Fail($"{what}: {Text(expected)}", Text(found));
    }

    public void ExpectList<T>(string what, IEnumerable<T> expected, IEnumerable<T> found)
    {
        var (left, right) = (expected.ToList(), found.ToList());
        if (!left.SequenceEqual(right)) Fail($"{what}: {Text(left)}", Text(right));
    }

    /// <summary>Expects the same customers, in any order.</summary>
    public void ExpectSet(string what, IEnumerable<CustomerKey> expected, IEnumerable<CustomerKey> found) =>
        ExpectList(what, expected.Order(), found.Order());

    public async Task ExpectThrowsAsync<TException>(string what, Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call();
        }
        catch (TException)
        {
            return;
        }

        Fail($"{what}: {typeof(TException).Name}", "no exception");
    }

    /// <summary>Expects that the store has exactly the content of a customer, row by row.</summary>
    public async Task ExpectStoredAsync(ExpectedCustomer customer)
    {
        var who = Text(customer.Key);
        if (await LoadAsync(customer.Key) is not { } record)
        {
            ExpectEqual($"number of saves of {who}", customer.Sequence, 0L);
        }
        else
        {
            ExpectEqual($"number of saves of {who}", customer.Sequence, record.Sequence);
            ExpectRecord(customer, record, who);
        }

        await ExpectEventsAsync(customer);
        foreach (var (key, at) in customer.Seen) await ExpectSeenAsync(customer.Key, key, at);
    }

    public async Task ExpectEventsAsync(ExpectedCustomer customer)
    {
        var found = await Store.LoadEventsAsync(customer.Key, Token);
        ExpectList($"numbers of the events of {Text(customer.Key)}", customer.Events.Keys, found.Select(kept => kept.Number));
        foreach (var kept in found)
            ExpectEqual($"event {kept.Number} of {Text(customer.Key)}", customer.Events[kept.Number].ToJson(), kept.Event.ToJson());
    }

    public async Task ExpectSeenAsync(CustomerKey key, EventKey eventKey, DateTimeOffset? at)
    {
        var found = (await Store.LoadAsync(key, eventKey, Token)).SeenAt;
        ExpectEqual($"instant at which {eventKey.Kind} '{eventKey.EventId}' of {Text(key)} was recorded", at, found);
    }

    private void ExpectRecord(ExpectedCustomer customer, CustomerRecord record, string who)
    {
        ExpectEqual($"key of {who}", customer.Key, record.Key);
        ExpectEqual($"document of {who}", customer.Last.Document.ToJson(), record.Document.ToJson());
        ExpectEqual($"version of {who}", customer.Last.Version, record.Version);
        ExpectEqual($"due instant of {who}", customer.Last.DueAt, record.DueAt);
        ExpectList(
            $"ids of the orders of {who}", customer.Orders.Keys,
            record.Orders.Select(found => found.InForce.OrderId).Order(StringComparer.Ordinal));
        foreach (var found in record.Orders)
        {
            var id = found.InForce.OrderId;
            ExpectEqual($"order '{id}' of {who}", customer.Orders[id].ToJson(), found.ToJson());
        }
    }

    private void FailText(string what, string expected, string found)
    {
        var at = expected.AsSpan().CommonPrefixLength(found);
        Fail(FormattableString.Invariant($"{what}: …{Part(expected)}… at {at} of {expected.Length} characters"), $"…{Part(found)}…");

        string Part(string text) => text[Math.Max(0, at - 30)..Math.Min(text.Length, at + 60)];
    }

    private string Text<T>(T value) => value switch
    {
        null => "none",
        CustomerKey key => Text(key),
        string text => $"'{text}'",
        DateTimeOffset at => at.ToString("O", null),
        PendingEvent one => FormattableString.Invariant($"{one.Number} of {Text(one.Customer)}"),
        System.Collections.IEnumerable all => Text((string[])[.. all.Cast<object?>().Select(one => Text<object?>(one))]),
        _ => FormattableString.Invariant($"{value}"),
    };

    private string Text(CustomerKey key)
    {
        lock (_known) return _known.Contains(key) ? $"'{key.CustomerId}' of '{key.Scope}'" : key.ToString();
    }

    private static string Text(string[] all) =>
        all.Length <= 12 ? $"[{string.Join(", ", all)}]" : FormattableString.Invariant($"[{string.Join(", ", all[..12])}, … {all.Length}]");
}
