using System.Text.Json;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>An export as JSON of format 1. Its parts are in the formats in which they are kept.</summary>
internal sealed class CustomerExportJson
{
    public static readonly JsonShape Shape = JsonShape.Document(TrackingJsonContext.Default.CustomerExportJson);

    public required string Scope { get; init; }

    public required string CustomerId { get; init; }

    public required DateTimeOffset ExportedAt { get; init; }

    public string? Version { get; init; }

    public JsonElement? Document { get; init; }

    public required IReadOnlyList<JsonElement> Orders { get; init; }

    public required IReadOnlyList<KeptEventJson> Events { get; init; }

    public required IReadOnlyList<SeenEventJson> SeenEvents { get; init; }

    public required IReadOnlyList<KeptTransitionJson> Transitions { get; init; }

    public required IReadOnlyList<PendingDeliveryJson> Deliveries { get; init; }

    public required IReadOnlyList<PendingEventJson> PendingEvents { get; init; }

    public IReadOnlyList<CustomerExportJson>? Linked { get; init; }

    public static CustomerExportJson Of(CustomerExport export) => new()
    {
        Scope = export.Customer.Scope,
        CustomerId = export.Customer.CustomerId,
        ExportedAt = export.ExportedAt,
        Version = export.Document is null ? null : export.Version,
        Document = export.Document is { } document ? Parse(document.ToJson()) : null,
        Orders = [.. export.Orders.Select(one => Parse(one.ToJson()))],
        Events =
        [
            .. export.Events.Select(one => new KeptEventJson
            {
                Number = one.Number, Event = Parse(one.Event.ToJson()), Identity = one.Identity == 0 ? null : one.Identity,
            }),
        ],
        SeenEvents =
        [
            .. export.SeenEvents.Select(
                one => new SeenEventJson { Kind = one.Key.Kind, EventId = one.Key.EventId, SeenAt = one.SeenAt }),
        ],
        Transitions =
        [
            .. export.Transitions.Select(one => new KeptTransitionJson
            {
                Number = one.Number, IsMuted = one.IsMuted, Notice = Parse(one.Notice.ToJson()),
            }),
        ],
        Deliveries =
        [
            .. export.Deliveries.Select(one => new PendingDeliveryJson
            {
                Handler = one.Handler, Number = one.Number, FailureCount = one.FailureCount, DueAt = one.DueAt, Error = one.Error,
            }),
        ],
        PendingEvents =
        [
            .. export.PendingEvents.Select(one => new PendingEventJson
            {
                Number = one.Number, FailureCount = one.FailureCount, Event = Parse(one.Event.ToJson()),
            }),
        ],
        Linked = export.Linked.IsEmpty ? null : [.. export.Linked.Select(Of)],
    };

    /// <exception cref="JsonException">The content breaks a rule.</exception>
    /// <exception cref="ArgumentException">A part breaks a rule.</exception>
    public CustomerExport ToExport()
    {
        if (Scope is null || string.IsNullOrWhiteSpace(CustomerId)) throw new JsonException("the customer is missing.");
        if (Orders is null || Events is null || SeenEvents is null || Transitions is null || Deliveries is null || PendingEvents is null)
            throw new JsonException("a member is null.");
        if (Linked?.Any(one => one?.Scope != Scope || one.Linked is not null) == true)
            throw new JsonException("a linked id is of another shop, or has linked ids of its own.");
        var key = new CustomerKey(Scope, CustomerId);
        KeptTransition[] transitions =
        [
            .. Transitions.Select(one => new KeptTransition(one.Number, TransitionNotice.FromJson(one.Notice.GetRawText()), one.IsMuted)),
        ];
        return new CustomerExport
        {
            Customer = key,
            ExportedAt = ExportedAt.ToUniversalTime(),
            Version = Version ?? string.Empty,
            Document = Document is { } document ? CustomerDocument.FromJson(document.GetRawText()) : null,
            Orders = [.. Orders.Select(one => LedgerEntry.FromJson(one.GetRawText()))],
            Events =
            [
                .. Events.Select(
                    one => new KeptEvent(one.Number, CustomerEvent.FromJson(one.Event.GetRawText()), one.Identity ?? 0)),
            ],
            SeenEvents = [.. SeenEvents.Select(one => new SeenEvent(new EventKey(one.Kind, one.EventId), one.SeenAt.ToUniversalTime()))],
            Transitions = [.. transitions],
            Deliveries = [.. Deliveries.Select(one => one.ToDelivery(transitions))],
            PendingEvents =
            [
                .. PendingEvents.Select(
                    one => new PendingEvent(one.Number, key, CustomerEvent.FromJson(one.Event.GetRawText()), one.FailureCount)),
            ],
            Linked = [.. (Linked ?? []).Select(one => one.ToExport())],
        };
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>A kept event as JSON.</summary>
internal sealed class KeptEventJson
{
    public required long Number { get; init; }

    public required JsonElement Event { get; init; }

    public int? Identity { get; init; }
}

/// <summary>A remembered id as JSON.</summary>
internal sealed class SeenEventJson
{
    public required CustomerEventKind Kind { get; init; }

    public required string EventId { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}

/// <summary>A transition as JSON.</summary>
internal sealed class KeptTransitionJson
{
    public required long Number { get; init; }

    public required bool IsMuted { get; init; }

    public required JsonElement Notice { get; init; }
}

/// <summary>A delivery as JSON. Its transition is among the transitions.</summary>
internal sealed class PendingDeliveryJson
{
    public required string Handler { get; init; }

    public required long Number { get; init; }

    public required int FailureCount { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? Error { get; init; }

    /// <exception cref="JsonException">There is no such transition.</exception>
    public PendingDelivery ToDelivery(IReadOnlyList<KeptTransition> transitions)
    {
        var notice = transitions.FirstOrDefault(one => one.Number == Number).Notice
            ?? throw new JsonException("a delivery names a transition that is missing.");
        return new PendingDelivery(Handler, Number, notice, FailureCount, DueAt?.ToUniversalTime(), Error);
    }
}

/// <summary>A pending event as JSON.</summary>
internal sealed class PendingEventJson
{
    public required long Number { get; init; }

    public required int FailureCount { get; init; }

    public required JsonElement Event { get; init; }
}
