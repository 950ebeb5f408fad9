namespace LifecycleKit.EntityFrameworkCore.Benchmarks;

/// <summary>
/// One event of a customer with 10 orders, and a batch of 100 events of 100 customers: the library, a plain DbContext, and ADO.NET on
/// PostgreSQL.
/// </summary>
internal static class RecordCosts
{
    private const int CustomerCount = 100;
    private const int OrderCount = 10;
    private const int RoundCount = 11;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        string[] names = database.Name == "SQLite" ? ["tracked", "plain"] : ["tracked", "plain", "ado"];
        await using var tracked = new TrackedShop(database);
        await using var plain = new PlainShop(database);
        await using var ado = names.Length > 2 ? new AdoShop(database) : null;
        foreach (var name in names) await tracked.AddCustomersAsync(CustomerCount, OrderCount, name);
        await database.AnalyzeAsync();

        Func<int, Task>[] singles =
            [number => tracked.RecordAsync(Update("tracked", number)), number => plain.RecordAsync(Update("plain", number))];
        if (ado is not null) singles = [.. singles, number => ado.RecordAsync(Update("ado", number))];
        Print(database, "one event", await Rounds.RunAsync(RoundCount, CustomerCount, singles));

        var batches = await Rounds.RunAsync(
            RoundCount, 2, batch => tracked.RecordAsync(Batch("tracked", batch)), batch => plain.RecordAsync(Batch("plain", batch)));
        Print(database, "a batch of a hundred events", batches);
    }

    private static void Print(BenchmarkDatabase database, string what, Cost[] costs) => Console.WriteLine(
        $"{database.Name}, {what}: RecordAsync {costs[0]}; plain DbContext {costs[1]}, ratio {costs[0].Over(costs[1])}"
        + (costs.Length > 2 ? $"; ADO.NET {costs[2]}, ratio {costs[0].Over(costs[2])}" : string.Empty));

    /// <summary>An update of each customer, with numbers that no single call has used.</summary>
    private static OrderUpdate[] Batch(string name, int batch) =>
        [.. Enumerable.Range(0, CustomerCount).Select(i => Update(name, 1_000_000 + (batch * CustomerCount) + i))];

    private static OrderUpdate Update(string name, int number) =>
        OrderUpdate.Later(name, number % CustomerCount, number * 7 % OrderCount, OrderCount, number);
}
