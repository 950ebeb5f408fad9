using FsCheck.Fluent;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>What an order can have beyond its total: instants of its way, the channel of sale, lines.</summary>
public class OrderDetailsTests
{
    /// <summary>As first written: it must be read for good.</summary>
    private const string Kept =
        """{"format":1,"inForce":{"orderId":"A","placedAt":"2026-11-02T09:30:00+00:00","changedAt":"2026-11-09T08:00:00+00:00","status":"Paid","grossTotal":30,"refundedTotal":10,"discount":0,"shippedAt":"2026-11-03T09:30:00+00:00","deliveredAt":"2026-11-05T10:00:00+00:00","returnedAt":"2026-11-09T08:00:00+00:00","salesChannel":"app","lines":[{"product":"cup","category":"home","quantity":2,"netAmount":12.50},{"product":"tea","quantity":0.25,"netAmount":17.50}]}}""";

    private static readonly DateTimeOffset Placed = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    private static OrderSnapshot Plain => new() { OrderId = "A", PlacedAt = Placed, GrossTotal = 30 };

    private static OrderSnapshot Full => Plain with
    {
        ChangedAt = Placed.AddDays(7).AddHours(-1.5), Status = OrderStatus.Paid, RefundedTotal = 10,
        ShippedAt = Placed.AddDays(1), DeliveredAt = Placed.AddDays(3).AddHours(0.5), ReturnedAt = Placed.AddDays(7).AddHours(-1.5),
        SalesChannel = "app",
        Lines =
        [
            new OrderLine { Product = "tea", Quantity = 0.25m, NetAmount = 17.50m },
            new OrderLine { Product = "cup", Category = "home", Quantity = 2, NetAmount = 12.50m },
        ],
    };

    [Fact]
    public void New_OfTheLeast_HasNoneAndSharesNothingOfIt()
    {
        Assert.Equal((null, null, null, null), (Plain.ShippedAt, Plain.DeliveredAt, Plain.ReturnedAt, Plain.SalesChannel));
        Assert.Empty(Plain.Lines);
        Assert.False(Plain.HasDetails);
        var back = Full with { ShippedAt = null, DeliveredAt = null, ReturnedAt = null, SalesChannel = null, Lines = [] };
        Assert.False(back.HasDetails);
    }

    [Fact]
    public void FromJson_OfTheKeptSample_IsTheEntry()
    {
        Assert.Equal(new LedgerEntry(Full), LedgerEntry.FromJson(Kept));
        Assert.Equal(new LedgerEntry(Full), LedgerEntry.FromJson(" " + Kept));
        Assert.Equal(Kept, new LedgerEntry(Full).ToJson());
        Assert.Equal(Full, CustomerEvent.FromJson(CustomerEvent.Order(Full).ToJson()).Snapshot);
    }

    [Theory]
    [InlineData(
        "\"shippedAt\":\"2026-11-03", "\"shippedAt\":\"2026-11-01",
        "was shipped at 2026-11-01T09:30:00.0000000+00:00, before it was placed")]
    [InlineData("\"deliveredAt\":\"2026-11-05", "\"deliveredAt\":\"2026-11-03T01:00:00+00:00\",\"salesChannel\":\"2026", "salesChannel")]
    [InlineData(
        "\"deliveredAt\":\"2026-11-05T10", "\"deliveredAt\":\"2026-11-03T01",
        "before it was shipped at 2026-11-03T09:30:00.0000000+00:00")]
    [InlineData(
        "\"returnedAt\":\"2026-11-09", "\"returnedAt\":\"2026-11-04",
        "was returned at 2026-11-04T08:00:00.0000000+00:00, before it was delivered")]
    [InlineData("\"quantity\":2", "\"quantity\":0", "The quantity must be above 0")]
    [InlineData("\"product\":\"cup\"", "\"product\":\"\"", "Product")]
    [InlineData("\"product\":\"cup\",", "", "product")]
    [InlineData("{\"product\":\"cup\",\"category\":\"home\",\"quantity\":2,\"netAmount\":12.50}", "null", "null")]
    [InlineData("\"lines\":[", "\"lines\":null,\"lines\":[", "twice")]
    public void FromJson_OfAnythingElse_IsAnErrorThatSaysWhy(string part, string other, string reason)
    {
        Assert.Contains(part, Kept, StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => LedgerEntry.FromJson(Kept.Replace(part, other, StringComparison.Ordinal)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_OfInstantsThatContradictEachOther_IsRefusedAndChangesNothing()
    {
        OrderSnapshot[] wrong =
        [
            Plain with { ShippedAt = Placed.AddTicks(-1) }, Plain with { DeliveredAt = Placed.AddTicks(-1) },
            Plain with { ReturnedAt = Placed.AddTicks(-1) },
            Plain with { ShippedAt = Placed.AddDays(2), DeliveredAt = Placed.AddDays(1) },
            Plain with { ShippedAt = Placed.AddDays(2), ReturnedAt = Placed.AddDays(1) },
            Plain with { DeliveredAt = Placed.AddDays(2), ReturnedAt = Placed.AddDays(1) },
        ];
        Assert.All(wrong, order =>
        {
            Assert.Equal("snapshot", Assert.Throws<ArgumentException>(() => CustomerEvent.Order(order)).ParamName);
            var ledger = new OrderLedger();
            Assert.Throws<ArgumentException>(() => ledger.Apply(order));
            Assert.Empty(ledger.AllOrders);
        });
        CustomerEvent.Order(Plain with { ShippedAt = Placed, DeliveredAt = Placed, ReturnedAt = Placed });
        Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { DeliveredAt = default(DateTimeOffset) });
    }

    [Fact]
    public void Lines_OfAnyOrder_AreSortedAndEqualByValue()
    {
        Assert.Equal(["cup", "tea"], Full.Lines.Select(line => line.Product));
        var reversed = Full with { Lines = [.. Full.Lines.Reverse()] };
        Assert.Equal((Full, Full.GetHashCode()), (reversed, reversed.GetHashCode()));
        Assert.Equal(Full.Lines, reversed.Lines);
        OrderLine[] given = [.. Full.Lines];
        var order = Plain with { Lines = given };
        given[0] = given[0] with { Product = "other" };
        Assert.Equal("cup", order.Lines[0].Product);
    }

    [Fact]
    public void Lines_TooManyOrNull_AreRefused()
    {
        var line = new OrderLine { Product = "p", NetAmount = 1 };
        Assert.Equal(1000, (Plain with { Lines = [.. Enumerable.Repeat(line, OrderSnapshot.MaxLineCount)] }).Lines.Count);
        var many = Assert.Throws<ArgumentException>(
            () => Plain with { Lines = [.. Enumerable.Repeat(line, OrderSnapshot.MaxLineCount + 1)] });
        Assert.Contains("1001 lines; at most 1000", many.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Plain with { Lines = [line, null!] });
        Assert.Throws<ArgumentNullException>(() => Plain with { Lines = null! });
        Assert.Throws<ArgumentException>(() => Plain with { SalesChannel = new string('x', 257) });
        Assert.ThrowsAny<ArgumentException>(() => line with { Product = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => line with { Quantity = 0.000000001m });
        Assert.Throws<ArgumentOutOfRangeException>(() => line with { NetAmount = 1_000_000_000_000_001m });
        Assert.DoesNotContain("p", line.ToString().Replace("for", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_OfAnyChangedDetail_IsFalseAndAnAmendment()
    {
        OrderSnapshot[] others =
        [
            Full with { ShippedAt = Placed.AddDays(1.5) }, Full with { DeliveredAt = null }, Full with { ReturnedAt = null },
            Full with { SalesChannel = "App" }, Full with { SalesChannel = null }, Full with { Lines = [] },
            Full with { Lines = [Full.Lines[0]] }, Full with { Lines = [Full.Lines[0], Full.Lines[1] with { Quantity = 0.5m }] },
            Full with { Lines = [Full.Lines[0] with { Category = "Home" }, Full.Lines[1]] },
        ];
        Assert.All(others, other =>
        {
            Assert.NotEqual(Full, other);
            Assert.Equal(EventTriggers.OrderAmended, Snapshots.Triggers(Full, other with { ChangedAt = Full.ChangedAt.AddDays(1) }));
        });
    }

    [Fact]
    public void Apply_OfEquallyNewSnapshots_PutsTheOneThatCameFurtherInForce()
    {
        var shipped = Plain with { ShippedAt = Placed.AddDays(1) };
        var delivered = shipped with { DeliveredAt = Placed.AddDays(2) };
        foreach (var arrivals in (OrderSnapshot[][])[[shipped, delivered], [delivered, shipped]])
        {
            var ledger = new OrderLedger();
            var changes = Array.ConvertAll(arrivals, ledger.Apply);
            Assert.True(changes[^1].IsConflict);
            Assert.Equal(delivered, ledger.Find("A"));
        }
    }

    [Fact]
    public void Categories_OfACopy_AreThoseOfTheCopy()
    {
        var order = Full with { Category = "gift" };
        Assert.Equal(["gift", "home"], order.Categories);
        Assert.Equal(["home", "new"], (order with { Category = "new" }).Categories);
        Assert.Equal(["gift"], (order with { Lines = [] }).Categories);
        Assert.Same(order.Categories, (order with { Status = OrderStatus.Placed }).Categories);
        var ledger = Snapshots.History(Plain).Orders;
        var tea = Plain with { Category = "tea" };
        Assert.Equal(["tea"], ledger.CategoriesOf(tea));
        Assert.Same(ledger.CategoriesOf(tea), ledger.CategoriesOf(tea with { GrossTotal = 1 }));
        Assert.Equal(["Tea"], ledger.CategoriesOf(Plain with { Category = "Tea" }));
        Assert.Equal(["tea"], new OrderLedger().CategoriesOf(tea));
        Assert.Equal(0, Allocation.Of(() => ledger.CategoriesOf(tea)));
        Assert.Empty(Plain.Categories);
    }

    [Fact]
    public void Pack_OfAnyHistory_IsReadAsWritten() => Law.Holds(EventGen.Arrivals, events =>
    {
        var history = new CustomerHistory();
        foreach (var e in events) history.Apply(e);
        var writer = new PackedWriter();
        history.Pack(writer);
        var reader = new PackedReader(writer.Written);
        var read = CustomerHistory.Unpack(ref reader);
        Assert.True(reader.IsAtEnd);
        SameHistory.Assert(history, read);
        Assert.Equal(history.Capture().ToJson(), read.Capture().ToJson());
        foreach (var e in events) read.Apply(e.Snapshot is null ? e : CustomerEvent.Order(e.Snapshot with { SalesChannel = "late" }));
    });

    [Fact]
    public void Pack_OfAnOrderWithoutDetails_TakesNoByteMore()
    {
        var writer = new PackedWriter();
        Plain.Pack(writer);
        // Flags, id with its length, instant with offset, amount.
        Assert.Equal(1 + 2 + 7 + 2, writer.Length);
    }
}
