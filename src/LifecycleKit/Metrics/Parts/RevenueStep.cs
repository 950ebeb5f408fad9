using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Metrics;

/// <summary>The recurring revenue of one customer from an instant on.</summary>
/// <param name="Ticks">The first tick of the step.</param>
/// <param name="Revenue">The sum of the monthly prices of the running subscriptions, each to eight decimals.</param>
/// <param name="SubscriptionCount">The number of running subscriptions.</param>
internal readonly record struct RevenueStep(long Ticks, decimal Revenue, int SubscriptionCount)
{
    /// <summary>Returns the steps of one customer before an instant, ascending, one an instant; before the first there is
    /// nothing.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price is beyond 10¹⁵ a month.</exception>
    public static List<RevenueStep> Of(IEnumerable<CustomerEvent> events, long endTicks)
    {
        var sorted = SubscriptionEvents.Sort(events, endTicks);
        var changes = new List<RevenueStep>(sorted.Count);
        var (isRunning, price) = (false, 0m);
        for (var i = 0; i < sorted.Count; i++)
        {
            var customerEvent = sorted[i];
            if (i > 0 && customerEvent.SubscriptionId != sorted[i - 1].SubscriptionId) (isRunning, price) = (false, 0m);
            var (wasRunning, before) = (isRunning, price);
            if (customerEvent.Kind == CustomerEventKind.SubscriptionStarted) isRunning = true;
            if (customerEvent.Kind == CustomerEventKind.SubscriptionCancelled) (isRunning, price) = (false, 0m);
            // A renewal of a subscription that does not run starts nothing; an event without a price leaves the price as it was.
            else if (isRunning && customerEvent.Amount > 0) price = MonthlyPrice(customerEvent);
            changes.Add(new RevenueStep(customerEvent.AtTicks, price - before, (isRunning ? 1 : 0) - (wasRunning ? 1 : 0)));
        }

        changes.Sort(static (left, right) => left.Ticks.CompareTo(right.Ticks));
        return Sum(changes);
    }

    /// <summary>Returns the step in force just before an instant; <c>default</c> for none.</summary>
    public static RevenueStep Before(List<RevenueStep> steps, long ticks)
    {
        var count = LowerBound.Find(0, steps.Count, (steps, ticks), static (i, x) => x.steps[i].Ticks < x.ticks);
        return count == 0 ? default : steps[count - 1];
    }

    /// <summary>Returns whether there was any revenue before an instant.</summary>
    public static bool PaidBefore(List<RevenueStep> steps, long ticks)
    {
        for (var i = 0; i < steps.Count && steps[i].Ticks < ticks; i++)
            if (steps[i].Revenue > 0) return true;
        return false;
    }

    /// <summary>Returns the movement of the customer in a period.</summary>
    public static RecurringRevenueMovement Movement(List<RevenueStep> steps, Period period) => RecurringRevenueMovement.Of(
        Before(steps, period.FromTicks).Revenue, Before(steps, period.ToTicks).Revenue, PaidBefore(steps, period.FromTicks));

    private static List<RevenueStep> Sum(List<RevenueStep> changes)
    {
        var steps = new List<RevenueStep>(changes.Count);
        var (revenue, count) = (0m, 0);
        foreach (var change in changes)
        {
            revenue += change.Revenue;
            // A sum of 0 can have the sign of a negative number.
            if (revenue == 0) revenue = 0;
            count += change.SubscriptionCount;
            var step = new RevenueStep(change.Ticks, revenue, count);
            if (steps.Count > 0 && steps[^1].Ticks == change.Ticks) steps[^1] = step;
            else steps.Add(step);
        }

        return steps;
    }

    private static decimal MonthlyPrice(in CustomerEvent customerEvent) =>
        ExactAmount.Of(customerEvent.Amount / customerEvent.BillingMonths, "events");
}
