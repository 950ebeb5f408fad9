using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Counts for a tracking table: when customers of the calibration first purchased, and their repeat purchases by period.</summary>
internal static class TrackingCounts
{
    /// <summary>Returns the distinct steps of first purchases, ascending, each with its number of customers.</summary>
    public static (long First, long Customers)[] Begins(OrderLog log, PurchaseWindow calibration, CancellationToken cancellationToken)
    {
        var firsts = new long[log.CustomerCount];
        CustomerRanges.ForEach(
            log.CustomerCount,
            (from, to) =>
            {
                for (var i = from; i < to; i++) firsts[i] = FirstOf(log[i], calibration);
            },
            cancellationToken);
        Array.Sort(firsts);
        var begins = new List<(long First, long Customers)>();
        foreach (var first in firsts)
        {
            if (first < 0) continue;
            if (begins.Count > 0 && begins[^1].First == first) begins[^1] = (first, begins[^1].Customers + 1);
            else begins.Add((first, 1));
        }

        return [.. begins];
    }

    /// <summary>Returns the number of repeat purchases in each period, for the customers with a purchase in the calibration.</summary>
    public static long[] Repeats(
        OrderLog log, PurchaseWindow calibration, DateTimeOffset end, TrackingPeriods periods, CancellationToken cancellationToken)
    {
        var totals = new long[periods.Count];
        CustomerRanges.ForEach(
            log.CustomerCount,
            (from, to) =>
            {
                var counts = new long[totals.Length];
                for (var i = from; i < to; i++) Count(log[i], calibration, end, periods, counts);
                // Sums of whole numbers do not depend on the order of the threads.
                lock (totals)
                {
                    for (var period = 0; period < counts.Length; period++) totals[period] += counts[period];
                }
            },
            cancellationToken);
        return totals;
    }

    private static long FirstOf(in OrderLogCustomer customer, in PurchaseWindow calibration)
    {
        for (var i = 0; i < customer.Count && customer[i].PlacedAt < calibration.AsOf; i++)
        {
            var entry = customer[i];
            if (!entry.IsCredit && entry.PlacedAt >= calibration.Start) return calibration.StepOf(entry.PlacedAt.UtcTicks);
        }

        return -1;
    }

    private static void Count(
        in OrderLogCustomer customer, in PurchaseWindow calibration, DateTimeOffset end, TrackingPeriods periods, long[] counts)
    {
        if (FirstOf(customer, calibration) < 0) return;
        var (isFirst, last) = (true, -1L);
        for (var i = 0; i < customer.Count && customer[i].PlacedAt < end; i++)
        {
            var entry = customer[i];
            if (entry.IsCredit || entry.PlacedAt < calibration.Start) continue;
            var step = calibration.StepOf(entry.PlacedAt.UtcTicks);
            if (!isFirst && (step != last || calibration.Grain == PurchaseGrain.Order)) counts[periods.PeriodOf(step)]++;
            (isFirst, last) = (false, step);
        }
    }
}
