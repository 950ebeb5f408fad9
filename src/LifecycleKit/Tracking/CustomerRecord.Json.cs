using System.Collections.Immutable;
using System.Text.Json;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

public sealed partial class CustomerRecord
{
    /// <summary>Returns the record as JSON of format 1: the document and every row.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new CustomerRecordJson
        {
            Format = CurrentFormat,
            Scope = Key.Scope,
            CustomerId = Key.CustomerId,
            Sequence = Sequence,
            Version = Version,
            DueAt = DueAt,
            Document = CustomerDocumentJson.Of(Document),
            Orders =
            [
                .. Orders.OrderBy(order => order.Key, StringComparer.Ordinal)
                    .Select(order => CustomerDocumentJson.Element(order.Value.ToJson()))
            ],
            Events =
            [
                .. Events.Select(
                    kept => new KeptEventJson { Number = kept.Number, Event = CustomerDocumentJson.Element(kept.Event.ToJson()) })
            ],
            SeenEvents =
            [
                .. SeenEvents.OrderBy(seen => seen.Value).ThenBy(seen => seen.Key.EventId, StringComparer.Ordinal)
                    .Select(seen => new SeenEventJson { Kind = seen.Key.Kind, EventId = seen.Key.EventId, SeenAt = seen.Value }),
            ],
        },
        TrackingJsonContext.Default.CustomerRecordJson);

    /// <summary>Reads a record written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a valid record; the message gives the reason.</exception>
    public static CustomerRecord FromJson(string json) => StrictJson.Read(
        json, TrackingJsonContext.Default.CustomerRecordJson, CustomerRecordJson.Shape, static record => FromData(record),
        "a customer record", CurrentFormat);

    private static CustomerRecord FromData(CustomerRecordJson data)
    {
        if (data.Scope is null || string.IsNullOrWhiteSpace(data.CustomerId)) throw new JsonException("the customer is missing.");
        if (data.Version is null || data.Document is null || data.Orders is null || data.Events is null || data.SeenEvents is null)
            throw new JsonException("a member is null.");
        if (data.Sequence < 0) throw new JsonException("the sequence is negative.");
        return new CustomerRecord
        {
            Key = new CustomerKey(data.Scope, data.CustomerId),
            Sequence = data.Sequence,
            Version = data.Version,
            DueAt = data.DueAt,
            Document = data.Document.ToDocument(),
            Orders = NoOrders.AddRange(
                data.Orders.Select(order => LedgerEntry.FromJson(order.GetRawText()))
                    .Select(entry => KeyValuePair.Create(entry.InForce.OrderId, entry))),
            Events = [.. data.Events.Select(kept => new KeptEvent(kept.Number, CustomerEvent.FromJson(kept.Event.GetRawText())))],
            SeenEvents = data.SeenEvents.ToImmutableDictionary(seen => new EventKey(seen.Kind, seen.EventId), seen => seen.SeenAt),
        };
    }
}
