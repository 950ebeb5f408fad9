using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>The stage of each customer in two lifecycles, over the same orders.</summary>
internal sealed class StageMoves
{
    private readonly LifecycleDefinition _before;
    private readonly LifecycleDefinition _after;
    private readonly List<(string CustomerId, string Before, string After)> _customers = [];

    private StageMoves(LifecycleDefinition before, LifecycleDefinition after) => (_before, _after) = (before, after);

    public static StageMoves Of(ShopOrders orders, LifecycleDefinition before, LifecycleDefinition after, TimeZoneInfo zone)
    {
        var options = new ReportOptions { Lifecycle = before, TimeZone = zone };
        var rfm = Shop.FitRfm(orders.Log.Summarize(orders.AsOf), orders.AsOf, options);
        var (first, second) = (Shop.Engine(rfm, options), Shop.Engine(rfm, options with { Lifecycle = after }));
        var moves = new StageMoves(before, after);
        foreach (var customer in orders.Log)
        {
            moves._customers.Add((
                customer.CustomerId,
                Shop.Live(first, customer, orders.AsOf, new CustomerHistory()).Stage,
                Shop.Live(second, customer, orders.AsOf, new CustomerHistory()).Stage));
        }

        return moves;
    }

    /// <summary>Writes a row for each pair of stages that has customers, in the order of the stages.</summary>
    public void Show(TextWriter output)
    {
        var moved = _customers.Count(customer => customer.Before != customer.After);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{moved:N0} of {_customers.Count:N0} customers are in another stage with {_after.Name} than with {_before.Name}."));
        var pairs = _customers.GroupBy(customer => (customer.Before, customer.After))
            .OrderBy(pair => Rank(_before, pair.Key.Before)).ThenBy(pair => Rank(_after, pair.Key.After)).ToList();
        var widths = (Before: Width(pairs.Select(pair => pair.Key.Before)), After: Width(pairs.Select(pair => pair.Key.After)));
        foreach (var pair in pairs)
        {
            var mark = pair.Key.Before == pair.Key.After ? "" : " *";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {pair.Key.Before.PadRight(widths.Before)} -> {pair.Key.After.PadRight(widths.After)} {pair.Count(),10:N0}{mark}"));
        }
    }

    /// <summary>Writes a row for each customer in another stage.</summary>
    public void WriteCsv(string path)
    {
        using var csv = ResultCsv.Create(path, "customer_id", "stage_before", "stage_after");
        foreach (var (customer, before, after) in _customers)
        {
            if (before != after) csv.WriteRecord(SpreadsheetText.Of(customer), before, after);
        }
    }

    private static int Rank(LifecycleDefinition lifecycle, string stage)
    {
        for (var i = 0; i < lifecycle.Stages.Count; i++)
        {
            if (lifecycle.Stages[i].Id == stage) return i;
        }

        return lifecycle.Stages.Count;
    }

    private static int Width(IEnumerable<string> names) => names.Select(name => name.Length).DefaultIfEmpty().Max();
}
