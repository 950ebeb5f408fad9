namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>One event of customers with 10, 1 000 and 10 000 orders: the change of a known order.</summary>
internal static class OrderCounts
{
    private const int RoundCount = 21;
    private const int CallCount = 4;

    private static readonly (string Prefix, int Customers, int Orders)[] Sizes =
        [("small", 50, 10), ("large", 4, 1_000), ("huge", 1, 10_000)];

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var tracked = new TrackedShop(database);
        await using var plain = new PlainShop(database);
        foreach (var size in Sizes)
        {
            await tracked.AddCustomersAsync(size.Customers, size.Orders, size.Prefix);
            await tracked.AddCustomersAsync(size.Customers, size.Orders, "plain" + size.Prefix);
        }

        await database.AnalyzeAsync();
        tracked.Now = TrackedShop.Start;
        var ways = Sizes.SelectMany(size => (Func<int, Task>[])
        [
            number => tracked.RecordAsync(Update(size, number)),
            number => plain.RecordAsync(Update(("plain" + size.Prefix, size.Customers, size.Orders), number)),
            async number => await tracked.Tracker.GetViewAsync(OrderUpdate.CustomerId(size.Prefix, number % size.Customers)),
        ]);
        var times = await Rounds.RunAsync(RoundCount, CallCount, [.. ways]);
        for (var i = 0; i < Sizes.Length; i++)
        {
            var (record, update, view) = (times[3 * i], times[(3 * i) + 1], times[(3 * i) + 2]);
            Console.WriteLine(FormattableString.Invariant(
                $"{database.Name}, {Sizes[i].Orders} orders: RecordAsync {record}, {record.Over(times[0])} times that of 10; plain DbContext {update}, ratio {record.Over(update)}; a view {view}"));
        }
    }

    private static OrderUpdate Update((string Prefix, int Customers, int Orders) size, int number) =>
        OrderUpdate.Later(size.Prefix, number % size.Customers, number * 7 % size.Orders, size.Orders, number);
}
