using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv;

/// <summary>Cohorts of a model as events: each subscriber starts, and cancels on the day of the renewal that is not made.</summary>
internal static class SimulatedSubscribers
{
    public static RetentionSample Build(RetentionSample cohort, DateTimeOffset asOf, DateOnly start)
    {
        var builder = new RetentionSampleBuilder(asOf, TimeZoneInfo.Utc);
        AddTo(builder, cohort, start);
        return builder.Build();
    }

    public static void AddTo(RetentionSampleBuilder builder, RetentionSample cohort, DateOnly start)
    {
        var started = CustomerEvent.SubscriptionStarted(At(0), "s", 9.90m);
        for (var t = 0; t < cohort.Churned.Length; t++)
        {
            CustomerEvent[] renewals =
                [.. Enumerable.Range(1, Math.Max(0, t - 1)).Select(i => CustomerEvent.SubscriptionRenewed(At(i), "s"))];
            for (var i = 0; i < cohort.Churned[t]; i++)
                builder.Add([CustomerEvent.SubscriptionCancelled(At(t).AddMinutes(i % 60), "s"), .. renewals, started]);
            for (var i = 0; i < cohort.Retained[t]; i++) builder.Add([started, .. renewals]);
        }

        DateTimeOffset At(int months) => new(start.AddMonths(months), new TimeOnly(11, 0), TimeSpan.Zero);
    }
}
