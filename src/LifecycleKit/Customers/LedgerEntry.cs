using System.Collections.Immutable;
using System.Text.Json;

namespace LifecycleKit.Customers;

/// <summary>The data that an <see cref="OrderLedger"/> keeps of one order: a row of a store.</summary>
/// <remarks>
/// A shop that always sends a version, or never, needs one snapshot per order. For an order with snapshots of both kinds the ledger keeps
/// the newest of each kind: the snapshot that changed later is in force, and the other one is kept aside, because it may be in force
/// again. <c>default</c> has no order.
/// </remarks>
/// <param name="InForce">The current snapshot of the order.</param>
/// <param name="Aside">The newest snapshot of the other kind, with a version or without; null, in most cases, when there is none.</param>
public readonly record struct LedgerEntry(OrderSnapshot InForce, OrderSnapshot? Aside = null) : IKeyed<string>
{
    internal const int CurrentFormat = 1;

    string IKeyed<string>.Key => InForce.OrderId;

    /// <summary>Returns the entry as JSON of format 1.</summary>
    /// <exception cref="InvalidOperationException">The entry is <c>default</c>.</exception>
    public string ToJson()
    {
        if (InForce is null) throw new InvalidOperationException("The entry is default: it has no order.");
        var json = new LedgerEntryJson { Format = CurrentFormat, InForce = OrderSnapshotJson.Of(InForce),
            Aside = Aside is null ? null : OrderSnapshotJson.Of(Aside) };
        return JsonSerializer.Serialize(json, OrderJsonContext.Default.LedgerEntryJson);
    }

    /// <summary>Reads an entry written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not a ledger entry, and the message says why. No other exception is
    /// thrown.</exception>
    public static LedgerEntry FromJson(string json) => LedgerEntryText.TryRead(json, out var entry) ? entry : StrictJson.Read(
        json, OrderJsonContext.Default.LedgerEntryJson, LedgerEntryJson.Shape, static read => read.ToEntry(), "a ledger entry",
        CurrentFormat);

    /// <summary>Reads a list of entries, each as <see cref="ToJson"/> writes it. A store reads all orders of a customer by it.</summary>
    /// <param name="utf8Json">A JSON array of entries of format 1, in UTF-8 without a byte order mark.</param>
    /// <returns>The entries in the order of the array.</returns>
    /// <exception cref="ArgumentException">The bytes are not a JSON array, or an element is not a ledger entry; the message says why. No
    /// other exception is thrown.</exception>
    public static ImmutableArray<LedgerEntry> FromJsonArray(ReadOnlySpan<byte> utf8Json) => LedgerEntryText.ReadAll(utf8Json);

    /// <summary>Returns the entry after one more snapshot of the order; the same entry when the snapshot is not newer.</summary>
    internal LedgerEntry With(OrderSnapshot snapshot)
    {
        if (InForce is null) return new LedgerEntry(snapshot);
        var hasVersion = snapshot.Version.HasValue;
        var (alike, other) = (Kept(hasVersion), Kept(!hasVersion));
        var newest = alike is null || OrderPrecedence.CompareAlike(snapshot, alike) > 0 ? snapshot : alike;
        if (other is null) return new LedgerEntry(newest);
        return OrderPrecedence.CompareMixed(newest, other) > 0 ? new LedgerEntry(newest, other) : new LedgerEntry(other, newest);
    }

    /// <summary>Returns whether a snapshot claims to be as new as a kept one and differs from it.</summary>
    internal bool IsConflict(OrderSnapshot snapshot) =>
        (InForce is not null && OrderPrecedence.IsConflict(snapshot, InForce))
            || (Aside is not null && OrderPrecedence.IsConflict(snapshot, Aside));

    /// <summary>Returns what is wrong with a pair that no ledger can make; null for a valid one.</summary>
    internal string? Problem()
    {
        if (InForce is null) return "the entry has no order.";
        if (Aside is null) return null;
        if (!string.Equals(InForce.OrderId, Aside.OrderId, StringComparison.Ordinal)) return "the two snapshots are of different orders.";
        if (InForce.Version.HasValue == Aside.Version.HasValue) return "of the two snapshots one must have a version and the other none.";
        return OrderPrecedence.CompareMixed(InForce, Aside) > 0 ? null : "the snapshot kept aside is the newer one.";
    }

    private OrderSnapshot? Kept(bool hasVersion) =>
        InForce.Version.HasValue == hasVersion ? InForce : Aside is not null && Aside.Version.HasValue == hasVersion ? Aside : null;
}
