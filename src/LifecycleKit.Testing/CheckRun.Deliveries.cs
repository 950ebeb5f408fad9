using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.Testing;

internal sealed partial class CheckRun
{
    public async Task<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(
        DateTimeOffset asOf, ImmutableArray<string> handlers, int maxCount = 100, string scope = Shop) =>
        await Store.TakeDeliveriesAsync(scope, handlers, asOf, asOf.AddMinutes(5), maxCount, Token);

    /// <summary>Takes the due deliveries of a customer for the handlers a and b.</summary>
    public async Task<IReadOnlyList<PendingDelivery>> TakeDeliveriesAsync(CustomerKey key, DateTimeOffset asOf) =>
        await Store.TakeDeliveriesAsync(key, ["a", "b"], asOf, asOf.AddMinutes(5), Token);

    public async Task<PendingDelivery?> CompleteAsync(CustomerKey key, string handler, long number, DateTimeOffset leasedUntil) =>
        await Store.CompleteDeliveryAsync(key, handler, number, leasedUntil, Token);

    /// <summary>Takes the due deliveries of a customer, and expects these.</summary>
    public async Task ExpectDeliveriesAsync(
        string what, ExpectedCustomer customer, DateTimeOffset asOf, params (string Handler, long Number)[] expected)
    {
        var taken = await TakeDeliveriesAsync(customer.Key, asOf);
        ExpectList(what, expected, taken.Select(one => (one.Handler, one.Number)));
        ExpectList($"customers of the {what}", expected.Select(_ => customer.Key), taken.Select(one => one.Customer));
    }

    /// <summary>Expects the transitions of a customer, as they are read.</summary>
    public async Task ExpectTransitionsAsync(ExpectedCustomer customer)
    {
        var read = await ReadingChecks.ReadAsync(this, Store.ReadTransitionsAsync(customer.Key.Scope, null, Token));
        var found = read.Where(one => one.Customer == customer.Key).SelectMany(one => one.Rows).ToList();
        ExpectList(
            "numbers of the transitions, and which are muted", customer.Transitions.Values.Select(one => (one.Number, one.IsMuted)),
            found.Select(one => (one.Number, one.IsMuted)));
        ExpectList("transitions", customer.Transitions.Values.Select(one => one.Notice.ToJson()), found.Select(one => one.Notice.ToJson()));
    }
}
