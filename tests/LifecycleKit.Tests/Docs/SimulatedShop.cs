using System.Collections.Immutable;
using LifecycleKit.Clv;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Docs;

/// <summary>The shop of the examples: 800 simulated customers who came in the first half of a year.</summary>
internal static class SimulatedShop
{
    private static readonly DateTimeOffset Opened = new(2025, 11, 3, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Today { get; } = Opened.AddDays(364);

    public static OrderLog Log()
    {
        const int customers = 800;
        var begins = Enumerable.Range(0, customers).Select(i => 182.0 * i / customers).ToArray();
        var ages = begins.Select(begin => (364 - begin) / 7).ToArray();
        var purchases = MbgNbdModel.Create(0.6, 6, 0.8, 2.4, TimeUnit.Week).SimulateTimes(ages, seed: 7);
        var builder = new OrderLogBuilder();
        for (var i = 0; i < customers; i++)
        {
            var mean = 20 + 37 * i % 60;
            foreach (var (week, n) in ImmutableArray.Create(0.0).AddRange(purchases[i]).Select((week, n) => (week, n)))
            {
                var at = Opened.AddDays(Math.Floor(begins[i] + 7 * week));
                builder.Add(new OrderRow($"C{i + 1:000}", at, mean + 11 * n % 17));
            }
        }

        return builder.Build();
    }
}
