using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Clv.Checks;

/// <summary>Customers drawn from a model, observed up to an age and then for a further time.</summary>
internal static class SimulatedHoldout
{
    /// <param name="model">The model.</param>
    /// <param name="customers">The number of customers.</param>
    /// <param name="age">The age of the oldest customer; the ages of the others are spread evenly from half of it.</param>
    /// <param name="length">The length of the hold-out.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static HoldoutSplit Of(PurchaseModel model, int customers, double age, double length, ulong seed)
    {
        var ages = Ages(customers, age);
        var times = model.SimulateTimes(Array.ConvertAll(ages, a => a + length), seed);
        return HoldoutSplit.Create([.. ages.Select((a, i) => CustomerOf(model, times[i], a, i))], length);
    }

    public static double[] Ages(int customers, double age) =>
        [.. Enumerable.Range(0, customers).Select(i => age * (0.5 + 0.5 * i / Math.Max(1, customers - 1)))];

    private static HoldoutCustomer CustomerOf(PurchaseModel model, double[] times, double age, int place)
    {
        var seen = times.Where(time => time <= age).ToArray();
        var history = PurchaseHistory.Create(seen.Length, seen.LastOrDefault(), age, model.Unit, model.Grain);
        return HoldoutCustomer.Create(history, times.Length - seen.Length, place: place);
    }
}
