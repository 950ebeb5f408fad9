using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Counts one customer's purchases between the end of a calibration and the end of a hold-out.</summary>
internal static class HoldoutCounter
{
    /// <summary>Computes the customer's split; false without a purchase in the calibration.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="calibration">The calibration.</param>
    /// <param name="end">The first instant after the hold-out.</param>
    /// <param name="place">The index of the customer in the log.</param>
    /// <param name="split">The customer's split.</param>
    public static bool TrySplit(
        in OrderLogCustomer customer, in PurchaseWindow calibration, DateTimeOffset end, int place, out HoldoutCustomer split)
    {
        split = default;
        if (!customer.TryGetPurchaseHistory(calibration, out var history)) return false;
        var first = customer.Count;
        while (first > 0 && customer[first - 1].PlacedAt >= calibration.AsOf) first--;

        // A day that counts in the calibration does not count again, and its later orders do not belong to the hold-out.
        var counted = calibration.Grain == PurchaseGrain.Day ? LastCounted(customer, calibration, first) : long.MinValue;
        var (purchases, spend) = (0, 0m);
        for (var i = first; i < customer.Count && customer[i].PlacedAt < end; i++)
        {
            var (at, amount) = (customer[i].PlacedAt.UtcTicks, customer[i].Amount);
            if (amount < 0) continue;
            var step = calibration.StepOf(at);
            if (calibration.Grain == PurchaseGrain.Order) purchases++;
            else if (step > counted) (purchases, counted) = (purchases + 1, step);
            else if (purchases == 0) continue;
            spend += amount;
        }

        split = HoldoutCustomer.Create(history, purchases, spend, place);
        return true;
    }

    private static long LastCounted(in OrderLogCustomer customer, in PurchaseWindow calibration, int end)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            if (customer[i].Amount >= 0) return calibration.StepOf(customer[i].PlacedAt.UtcTicks);
        }

        return long.MinValue;
    }
}
