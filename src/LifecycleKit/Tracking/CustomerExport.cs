using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>
/// Everything that a store keeps of one customer, or of a group of linked identities: plain data, with a JSON shape that docs/privacy.md
/// describes. Claims of plays, states, consents and traits are in the document.
/// </summary>
public sealed record CustomerExport
{
    internal const int CurrentFormat = 1;

    /// <summary>The customer.</summary>
    public required CustomerKey Customer { get; init; }

    /// <summary>The instant of the export, in UTC.</summary>
    public DateTimeOffset ExportedAt { get; init; }

    /// <summary>The document; null when only pending events are kept of the customer.</summary>
    public CustomerDocument? Document { get; init; }

    /// <summary>The version of lifecycles and models at the last save; empty without a document.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The orders, by id.</summary>
    public ImmutableArray<LedgerEntry> Orders { get; init; } = [];

    /// <summary>The kept events, by number.</summary>
    public ImmutableArray<KeptEvent> Events { get; init; } = [];

    /// <summary>The remembered ids of recorded events, by kind and id.</summary>
    public ImmutableArray<SeenEvent> SeenEvents { get; init; } = [];

    /// <summary>The saved transitions, by number.</summary>
    public ImmutableArray<KeptTransition> Transitions { get; init; } = [];

    /// <summary>The deliveries that wait, by handler, at most one for each.</summary>
    public ImmutableArray<PendingDelivery> Deliveries { get; init; } = [];

    /// <summary>The events that no tracker has applied yet, by number.</summary>
    public ImmutableArray<PendingEvent> PendingEvents { get; init; } = [];

    /// <summary>
    /// What is kept under the other ids of the group of linked identities, in the order of their numbers: the customer is its head then.
    /// Empty without links.
    /// </summary>
    public ImmutableArray<CustomerExport> Linked { get; init; } = [];

    /// <summary>Returns the export as JSON of format 1. It contains personal data.</summary>
    public string ToJson() => StrictJson.Write(CustomerExportJson.Of(this), TrackingJsonContext.Default.CustomerExportJson, CurrentFormat);

    /// <summary>Reads an export written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a valid export; the message gives the reason.</exception>
    public static CustomerExport FromJson(string json) => StrictJson.Read(
        json, TrackingJsonContext.Default.CustomerExportJson, CustomerExportJson.Shape, static export => export.ToExport(),
        "an export of a customer", CurrentFormat);

    /// <summary>Returns a digest of the customer and the number of rows; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Customer}: {Orders.Length} order(s), {Events.Length} event(s), {Transitions.Length} transition(s), {PendingEvents.Length} pending");
}
