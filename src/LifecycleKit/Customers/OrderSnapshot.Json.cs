using System.Text.Json;

namespace LifecycleKit.Customers;

public sealed partial record OrderSnapshot
{
    internal const int CurrentFormat = 1;

    /// <summary>Returns the snapshot as JSON of format 1; instants in UTC, <c>changedAt</c> and <c>version</c> only when set.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(OrderSnapshotJson.Of(this) with { Format = CurrentFormat }, OrderJsonContext.Default.OrderSnapshotJson);

    /// <summary>Reads a snapshot written by <see cref="ToJson"/>.</summary>
    /// <param name="json">JSON of format 1.</param>
    /// <exception cref="ArgumentException">The text is not an order snapshot, and the message says why. No other exception is
    /// thrown.</exception>
    public static OrderSnapshot FromJson(string json) => StrictJson.Read(
        json, OrderJsonContext.Default.OrderSnapshotJson, OrderSnapshotJson.Shape, static read => read.ToSnapshot(), "an order snapshot",
        CurrentFormat);
}
