using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// The facts that a question may read: the customer's naive counts at an instant, with an optional event and stage.
/// </summary>
internal sealed record Moment(
    NaiveCustomer Customer, NaiveDays Days, long Ticks, CustomerEvent? Event = null, string? Stage = null, long? StageEntered = null)
{
    public DateTimeOffset Instant => new(Ticks, TimeSpan.Zero);

    /// <summary>The number of midnights since the last order; null without an order.</summary>
    public int? RecencyDays => Customer.LastOrderAt is { } last ? Days.Day(Ticks) - Days.Day(last.UtcTicks) : null;
}
