using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class OrderJsonTests
{
    /// <summary>As written by the first version of format 1: it must be read for good.</summary>
    private const string Kept =
        """
        {"format":1,"orderId":"10001","placedAt":"2026-11-02T09:30:00+00:00","changedAt":"2026-11-05T10:00:00+00:00","version":3,"status":"Paid",
         "grossTotal":59.90,"refundedTotal":9.95,"discount":5,"margin":12.5,"category":"tea","currency":"EUR"}
        """;

    private const string Least =
        """{"format":1,"orderId":"A","placedAt":"2026-11-02T09:30:00+00:00","status":"Placed","grossTotal":12,"refundedTotal":0,"discount":0}""";

    private static readonly OrderSnapshot Sample = new()
    {
        OrderId = "10001", PlacedAt = new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2026, 11, 5, 12, 0, 0, TimeSpan.FromHours(2)),
        Version = 3, Status = OrderStatus.Paid, GrossTotal = 59.90m, RefundedTotal = 9.95m, Discount = 5, Margin = 12.5m, Category = "tea",
        Currency = "EUR",
    };

    [Fact]
    public void FromJson_OfTheKeptSample_IsTheOrder()
    {
        Assert.Equal(Sample, OrderSnapshot.FromJson(Kept));
        Assert.Equal(Kept.ReplaceLineEndings("").Replace(", ", ",").Replace("\"paid\", ", "\"paid\","), Sample.ToJson().Replace(", ", ","));
    }

    [Fact]
    public void ToJson_OfTheLeast_LeavesOutWhatIsNotSet()
    {
        var least = new OrderSnapshot { OrderId = "A", PlacedAt = Sample.PlacedAt, GrossTotal = 12 };
        Assert.Equal(Least, least.ToJson());
        Assert.False(OrderSnapshot.FromJson(Least).HasChangedAt);
    }

    [Fact]
    public void FromJson_OfWhatToJsonWrote_IsEqualInEveryProperty() => Law.Holds(EventGen.Snapshot, snapshot =>
    {
        var read = OrderSnapshot.FromJson(snapshot.ToJson());
        Assert.Equal((snapshot, snapshot.HasChangedAt), (read, read.HasChangedAt));
        Assert.Equal(snapshot.ToJson(), read.ToJson());
    });

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "Its format is 2")]
    [InlineData("\"format\":1,", "", "Its format is not stated")]
    [InlineData("\"Placed\"", "\"placed\"", "at status: 'placed'")]
    [InlineData("\"Placed\"", "0", "at status: There is a number")]
    [InlineData("\"orderId\":\"A\"", "\"orderId\":\"\"", "OrderId")]
    [InlineData("\"orderId\":\"A\"", "\"orderId\":null", "at orderId: There is null")]
    [InlineData("\"discount\":0", "\"discount\":-1", "Discount")]
    [InlineData("\"discount\":0", "\"version\":0", "Version")]
    [InlineData("\"discount\":0", "\"changedAt\":\"2020-01-01T00:00:00Z\"", "before it was placed")]
    [InlineData("\"discount\":0", "\"discount\":0,\"discount\":0", "occurs twice")]
    [InlineData("\"discount\":0", "\"Discount\":0", "Discount")]
    [InlineData("\"grossTotal\":12,", "", "grossTotal")]
    public void FromJson_OfAnythingElse_IsAnErrorThatSaysWhy(string part, string other, string reason)
    {
        Assert.Contains(part, Least, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => OrderSnapshot.FromJson(Least.Replace(part, other)));
        Assert.StartsWith("The text is not an order snapshot:\n", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_OfMutilatedText_ThrowsNothingElse()
    {
        var entry = new LedgerEntry(Sample, Sample with { Version = null, ChangedAt = Sample.PlacedAt }).ToJson();
        foreach (var (text,
            read) in ((string, Action<string>)[])[(Kept, x => OrderSnapshot.FromJson(x)), (entry, x => LedgerEntry.FromJson(x))])
        {
            for (var i = 0; i < text.Length; i++)
            {
                foreach (var broken in (string[])[text[..i], text.Remove(i, 1), text.Insert(i, "9"), text.Insert(i, "\""),
                    text.Insert(i, "null")])
                {
                    try
                    {
                        read(broken);
                    }
                    catch (ArgumentException)
                    {
                        // What was announced.
                    }
                }
            }
        }
    }

    [Fact]
    public void FromJson_OfTheKeptEntry_IsTheEntry()
    {
        const string kept =
            """{"format":1,"inForce":{"orderId":"A","placedAt":"2026-11-02T09:30:00+00:00","changedAt":"2026-11-03T09:30:00+00:00","status":"Paid","grossTotal":12,"refundedTotal":0,"discount":0},"aside":{"orderId":"A","placedAt":"2026-11-02T09:30:00+00:00","version":2,"status":"Placed","grossTotal":12,"refundedTotal":0,"discount":0}}""";
        var order = new OrderSnapshot { OrderId = "A", PlacedAt = Sample.PlacedAt, GrossTotal = 12 };
        var entry =
            new LedgerEntry(order with { ChangedAt = Sample.PlacedAt.AddDays(1), Status = OrderStatus.Paid }, order with { Version = 2 });
        Assert.Equal(entry, LedgerEntry.FromJson(kept));
        Assert.Equal(kept, entry.ToJson());
        Assert.Throws<InvalidOperationException>(() => default(LedgerEntry).ToJson());
    }

    [Theory]
    [InlineData("""{"format":1}""", "inForce")]
    [InlineData("""{"format":1,"inForce":null}""", "at inForce: There is null")]
    [InlineData(
        """{"format":1,"inForce":{"format":1,"orderId":"A","placedAt":"2026-11-02T09:30:00Z","status":"Paid","grossTotal":1}}""",
        "states no format")]
    public void FromJson_OfABrokenEntry_IsAnErrorThatSaysWhy(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => LedgerEntry.FromJson(json)).Message, StringComparison.Ordinal);
}
