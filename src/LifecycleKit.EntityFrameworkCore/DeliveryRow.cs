using System.Data.Common;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>A row of a delivery with its transition.</summary>
internal readonly record struct DeliveryRow(
    string CustomerId, string Handler, long Number, int FailureCount, long? DueAt, string? Error, string? Notice)
{
    public static DeliveryRow Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3), row.IsDBNull(4) ? null : row.GetInt64(4),
        row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6));

    public PendingDelivery ToPending(string notice) => new(
        Handler, Number, TransitionNotice.FromJson(notice), FailureCount,
        DueAt is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null, Error);
}
