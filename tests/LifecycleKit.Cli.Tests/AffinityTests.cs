using System.Globalization;
using System.Text;
using LifecycleKit.Products;
using LifecycleKit.Tests.Conventions;

namespace LifecycleKit.Cli.Tests;

/// <summary>What the page says is bought together, beside a naive count of the pairs of products in each order.</summary>
public class AffinityTests
{
    private static readonly string[] Header = ["Product", "With", "Orders with both", "Share of the product's orders", "Lift", "95 %"];

    [Fact]
    public async Task Run_FileOfLines_PairsAreThoseOfANaiveCount()
    {
        var random = new Random(17);
        var text = new StringBuilder("order,customer,date,sku,quantity,price\n");
        var baskets = new List<string[]>();
        for (var order = 0; order < 400; order++)
        {
            // Tea comes with a pot in half of the orders, and no order has spice.
            var products = ((string[])["tea", "milk", "sugar", "cups", "=pot"])
                .Where((_, i) => random.NextDouble() < 0.5 - (0.08 * i)).ToList();
            if (products.Contains("tea") && random.Next(2) == 0 && !products.Contains("=pot")) products.Add("=pot");
            if (products.Count == 0) products.Add("milk");
            baskets.Add([.. products]);
            foreach (var product in products)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{order},c{order % 90},2026-{1 + (order / 40):00}-{1 + (order % 28):00},{product},{1 + random.Next(3)},2.50\n");
            }
        }

        using var run = await ToolRun.RunOnAsync(text.ToString(), "--html");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        var expected = Pairs(baskets).Where(pair => pair.Both >= 5).ToList();
        Assert.InRange(expected.Count, 8, 10);
        Assert.Equal(expected.Select(Row).Order(StringComparer.Ordinal), Shown(run).Select(WithoutInterval).Order(StringComparer.Ordinal));
        Assert.Contains("Each pair is in at least 5 of 400 orders.", run.Page(), StringComparison.Ordinal);
        // The strongest is the one that was made so.
        Assert.Equal(("=pot", "tea"), (Shown(run)[0][0], Shown(run)[0][1]));
        Assert.All(Shown(run), row =>
        {
            var bounds = row[5].Split(" to ").Select(bound => double.Parse(bound, CultureInfo.InvariantCulture)).ToList();
            Assert.InRange(double.Parse(row[4], CultureInfo.InvariantCulture), bounds[0], bounds[1]);
        });
    }

    [Fact]
    public async Task Run_RetailLines_PairsAreThoseOfANaiveCount()
    {
        var path = Repository.SharedData("online_retail_lines_2010-12_to_2011-05.csv.gz");
        using var run = await ToolRun.RunAsync(path, "--html");

        // Lines without a customer and invoices of cancellations are no orders of a customer; what is returned is not bought.
        var baskets = RealOrdersTests.Lines(path).Where(cells => cells[^2].Length > 0 && cells[0][0] != 'C')
            .GroupBy(cells => cells[0]).Select(order => order.Select(cells => cells[1]).Distinct().ToArray())
            .Where(products => products.Length <= ProductPairCounts.DefaultMaxProductsPerOrder).ToList();
        var naive = Pairs(baskets).ToDictionary(pair => (pair.One, pair.Other), Row);
        var shown = Shown(run);
        Assert.Equal(20, shown.Count);
        Assert.Contains(" orders of more than 100 products are left out.", run.Page(), StringComparison.Ordinal);
        Assert.All(shown, row => Assert.Equal(naive[(row[0], row[1])], WithoutInterval(row)));
        Assert.All(shown, row => Assert.True(int.Parse(row[2], CultureInfo.InvariantCulture) >= 0.002 * baskets.Count));
    }

    [Fact]
    public async Task Run_FewLines_SaysThatThereIsNoPair()
    {
        using var run = await ToolRun.RunOnAsync(
            "order,customer,date,sku,quantity,price\n1,a,2026-01-05,tea,1,3\n1,a,2026-01-05,pot,1,9\n2,b,2026-02-05,tea,2,3\n", "--html");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("There is no such pair.", run.Page(), StringComparison.Ordinal);
    }

    private static List<string[]> Shown(ToolRun run)
    {
        var table = run.PageTree().Descendants("table").Single(one => one.Element("caption")!.Value == "The strongest pairs");
        Assert.Equal(Header, table.Element("thead")!.Descendants("th").Select(cell => cell.Value));
        return [.. table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
    }

    private static string WithoutInterval(string[] row) => string.Join(" | ", row[..5]);

    private static string Row(Pair pair) => string.Join(
        " | ", pair.One, pair.Other, pair.Both.ToString("N0", CultureInfo.InvariantCulture),
        ((double)pair.Both / pair.OneCount).ToString("0.0 %", CultureInfo.InvariantCulture),
        ((double)pair.Both * pair.All / ((double)pair.OneCount * pair.OtherCount)).ToString("#,0.##", CultureInfo.InvariantCulture));

    private static IEnumerable<Pair> Pairs(List<string[]> baskets)
    {
        var counts = baskets.SelectMany(basket => basket)
            .GroupBy(product => product).ToDictionary(group => group.Key, group => group.Count());
        return baskets
            .SelectMany(basket => basket.SelectMany(one =>
                basket.Where(other => string.CompareOrdinal(one, other) < 0).Select(other => (One: one, Other: other))))
            .GroupBy(pair => pair)
            .Select(pair => new Pair(
                pair.Key.One, pair.Key.Other, pair.Count(), counts[pair.Key.One], counts[pair.Key.Other], baskets.Count));
    }

    private sealed record Pair(string One, string Other, int Both, int OneCount, int OtherCount, int All);
}
