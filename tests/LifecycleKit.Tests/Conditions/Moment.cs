using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// All that a question may be about: the customer as reckoned naively, at an instant, perhaps at an event and in a stage.
/// </summary>
internal sealed record Moment(
    NaiveCustomer Customer, NaiveDays Days, long Ticks, CustomerEvent? Event = null, string? Stage = null, long? StageEntered = null)
{
    public DateTimeOffset Instant => new(Ticks, TimeSpan.Zero);

    /// <summary>The midnights passed since the last order; null without one.</summary>
    public int? RecencyDays => Customer.LastOrderAt is { } last ? Days.Day(Ticks) - Days.Day(last.UtcTicks) : null;
}
