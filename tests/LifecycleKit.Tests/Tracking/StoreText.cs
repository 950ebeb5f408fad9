using System.Text;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>The content of a store as text, to compare two stores.</summary>
internal static class StoreText
{
    /// <summary>Returns all customers: document, orders, kept events and transitions.</summary>
    /// <param name="store">The store.</param>
    /// <param name="hasInstants">Whether the instants at which transitions were saved are part of the text, and what is muted.</param>
    public static async Task<string> OfAsync(ICustomerStore store, bool hasInstants = true)
    {
        var text = new StringBuilder();
        var cancellation = TestContext.Current.CancellationToken;
        var transitions = new Dictionary<CustomerKey, CustomerRows<KeptTransition>>();
        await foreach (var rows in store.ReadTransitionsAsync(string.Empty, null, cancellation)) transitions.Add(rows.Customer, rows);
        foreach (var key in await store.ListAsync(string.Empty, null, 10_000, cancellation))
        {
            var record = (await store.LoadAsync(key, null, cancellation)).Record!;
            var document = hasInstants ? record.Document : record.Document with { MutedUntil = null };
            text.AppendLine(null, $"{key.CustomerId}: {record.DueAt:O} {record.Version} {document.ToJson()}");
            foreach (var order in record.Orders.Select(order => order.ToJson()).Order(StringComparer.Ordinal))
                text.AppendLine(order);
            foreach (var kept in await store.LoadEventsAsync(key, cancellation))
                text.AppendLine(null, $"{kept.Number} {kept.Event.ToJson()}");
            if (!transitions.TryGetValue(key, out var made)) continue;
            foreach (var row in made.Rows)
            {
                text.AppendLine(
                    hasInstants ? $"{row.Number} {row.IsMuted} {row.Notice.ToJson()}" : $"{row.Number} {row.Notice.Transition}");
            }
        }

        return text.ToString();
    }
}
