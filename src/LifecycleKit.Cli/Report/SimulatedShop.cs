using System.Globalization;
using System.Text;

namespace LifecycleKit.Cli;

/// <summary>
/// A simulated shop, always the same: 1 500 customers join over two years, buy at their own rates, may drop out after each purchase, return
/// some orders, and sometimes check out as a guest.
/// </summary>
internal static class SimulatedShop
{
    private const int Customers = 1_500;

    private static readonly DateTime Opening = new(2024, 10, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Today = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The shop's orders as a CSV file.</summary>
    public static Stream Open()
    {
        var random = new Random(20_261_001);
        var orders = new List<(DateTime At, string Customer, decimal Amount)>();
        for (var customer = 1; customer <= Customers; customer++) Live(random, customer, orders);
        orders.Sort();

        var csv = new StringBuilder("order_id,customer_id,order_date,amount\n");
        for (var i = 0; i < orders.Count; i++)
        {
            var (at, customer, amount) = orders[i];
            csv.Append(CultureInfo.InvariantCulture, $"{i + 1:D6},{customer},{at:yyyy-MM-dd HH:mm:ss},{amount:F2}\n");
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString()));
    }

    private static void Live(Random random, int number, List<(DateTime At, string Customer, decimal Amount)> orders)
    {
        var customer = $"C{number:D4}";
        var at = Opening.AddDays(random.NextDouble() * 720);
        var daysBetween = 15 + 120 * random.NextDouble() * random.NextDouble() + 20 * Exponential(random);
        var dropout = 0.05 + 0.6 * random.NextDouble() * random.NextDouble();
        var basket = 15 + 40 * Exponential(random);
        while (at < Today)
        {
            var amount = decimal.Round((decimal)(basket * (0.5 + random.NextDouble())), 2);
            var isVoucher = random.NextDouble() < 0.005;
            var isGuest = random.NextDouble() < 0.03;
            orders.Add((at, isGuest ? string.Empty : customer, isVoucher ? 0 : amount));
            if (random.NextDouble() < 0.03) orders.Add((at.AddDays(5), customer, -amount));
            if (random.NextDouble() < dropout) return;
            at = at.AddSeconds(Math.Ceiling(daysBetween * Exponential(random) * 86_400));
        }
    }

    private static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());
}
