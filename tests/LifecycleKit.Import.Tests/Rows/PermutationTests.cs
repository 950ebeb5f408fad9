using LifecycleKit.Customers;
using LifecycleKit.Tests;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>The order of the rows of a file does not matter, except for rows that continue the order of the row above.</summary>
public class PermutationTests
{
    private const string Header = "order_id,customer,date,type,status,product,quantity,price,refunded,currency,amount\n";

    [Fact]
    public async Task Read_AnyOrderOfTheRows_GivesTheSame()
    {
        for (var seed = 0; seed < 60 * RandomCases.Times; seed++)
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, random.Next(2, 25)).Select(_ => Row(random)).ToArray();
            var kind = (RowKind)random.Next(6);
            var first = await ReadAsync(rows, kind);
            for (var times = 0; times < 4; times++)
            {
                random.Shuffle(rows);
                Assert.Equal(first, await ReadAsync(rows, kind));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Read_FixtureRowsReversed_GivesTheSame(RowKind kind)
    {
        string[] rows =
        [
            "1,a,2026-01-05,,paid,x,1,20,,EUR,50\n", "1,a,2026-01-05,,paid,y,1,30,,EUR,50\n", "1,a,2026-02-05,refund,paid,x,1,20,,EUR,20\n",
            "2,b,2026-01-06,,cancelled,x,1,20,,EUR,20\n", "3,b,2025-01-06,,paid,x,1,20,5,EUR,20\n", "3,b,2026-01-06,,paid,x,1,20,,EUR,20\n",
        ];

        Assert.Equal(await ReadAsync(rows, kind), await ReadAsync([.. Enumerable.Reverse(rows)], kind));
    }

    public static TheoryData<RowKind> Cuts => [.. Enum.GetValues<RowKind>()];

    private static string Row(Random random)
    {
        var order = random.Next(5) == 0 ? string.Empty : $"{random.Next(1, 6)}";
        // A row without an order id and a customer may continue the row above, whose place then matters.
        var (names, none) = order.Length == 0 ? ("de", "guest") : ("abc", string.Empty);
        var customer = random.Next(6) == 0 ? none : $"{names[random.Next(names.Length)]}";
        var date = random.Next(8) == 0 ? string.Empty : $"{2024 + random.Next(3)}-0{random.Next(1, 10)}-1{random.Next(3)}";
        var type = new[] { "", "", "sale", "refund", "payout" }[random.Next(5)];
        var status = new[] { "", "paid", "paid", "cancelled", "refunded", "pending" }[random.Next(6)];
        var amount = random.Next(8) == 0 ? string.Empty : $"{random.Next(-20, 90)}.{random.Next(10, 99)}";
        var refunded = random.Next(6) == 0 ? $"{random.Next(30)}" : string.Empty;
        var line = $"p{random.Next(3)},{random.Next(4)},{random.Next(20)}.50";
        return $"{order},{customer},{date},{type},{status},{line},{refunded},EUR,{amount}\n";
    }

    private static async Task<string> ReadAsync(string[] rows, RowKind kind)
    {
        var options = Imported.Options with { Rows = kind, AcceptRejects = true, DateOrder = DateOrder.YearMonthDay, DecimalSign = '.' };
        try
        {
            var result = await Imported.ReadAsync(Header + string.Concat(rows), options);
            AssertLogIsOfOrders(result);
            Assert.Equal(rows.Length, result.Counts.Read);
            var orders = result.GetOrders().Select(order => $"{order.CustomerId} {order.Snapshot.ToJson()}");
            return $"{Imported.Text(result)}\n{result.Counts}\n{result.AsOf:O}\n{string.Join('\n', orders)}";
        }
        catch (ImportException e)
        {
            return e.Reason.Id;
        }
    }

    private static void AssertLogIsOfOrders(ImportResult result)
    {
        var builder = new OrderLogBuilder();
        foreach (var order in result.GetOrders()) builder.Add(order.CustomerId, order.Snapshot);
        Assert.Equal(
            builder.Build().Select(customer => $"{customer.CustomerId} {string.Join(' ', customer)}"),
            result.Log.Select(customer => $"{customer.CustomerId} {string.Join(' ', customer)}"));
    }
}
