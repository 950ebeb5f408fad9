using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Customers;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

public class InMemoryCustomerStoreTests
{
    private static readonly DateTimeOffset Start = TrackerSetup.Start;

    public static TheoryData<CustomerEvent> Events => new(CustomerEventTests.Factories.Select(row => row.Data.Item2));

    [Theory]
    [MemberData(nameof(Events), DisableDiscoveryEnumeration = true)]
    public void PackedEvents_OfEveryKind_AreReadAsWritten(CustomerEvent customerEvent)
    {
        var writer = new PackedWriter();
        PackedEvents.Write(writer, new KeptEvent(7, customerEvent, 3));
        PackedEvents.Write(writer, new KeptEvent(8, customerEvent));
        var read = PackedEvents.Read(writer.Written, 2);
        Assert.Equal([new KeptEvent(7, customerEvent, 3), new KeptEvent(8, customerEvent)], read);
        Assert.Equal(customerEvent.ToJson(), read[1].Event.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("o-1")]
    [InlineData("Bestellung für Ö")]
    [InlineData("half \uD83D of a pair")]
    public void PackedText_OfAnyText_IsReadAsWritten(string text)
    {
        var writer = new PackedWriter();
        writer.Text(text);
        writer.Text(null);
        writer.Hex(text);
        writer.Hex("0F1E");
        var reader = new PackedReader(writer.Written);
        Assert.Equal(text, reader.Text());
        Assert.Null(reader.Text());
        Assert.Equal(text, reader.Hex());
        Assert.Equal("0F1E", reader.Hex());
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public async Task LoadAsync_OfAPackedCustomerBesideSaves_IsOfOneInstant()
    {
        // Every customer is packed after each save, so that each load reads the packed form beside the saves of others.
        var tracker = LifecycleTracker.Create(null, new InMemoryCustomerStore(maxListed: 0), new FakeTimeProvider(Start));
        for (var i = 0; i < 1_500; i++)
        {
            var visit = CustomerEvent.Visit(Start, eventId: $"v{i}");
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(
                _ => Task.Run(async () => await tracker.RecordAsync("anna", visit, TrackerSetup.Cancellation))));
            Assert.Single(results, result => result.Outcome == RecordOutcome.Applied);
        }

        Assert.Equal(1_500, (await tracker.GetViewAsync("anna", TrackerSetup.Cancellation)).Profile.VisitCount);
    }

    [Fact]
    public void PackedNumbers_OfAnySize_AreReadAsWritten()
    {
        long[] numbers = [0, 1, -1, 63, 64, long.MaxValue, long.MinValue];
        decimal[] amounts = [0, 0.00m, 12.50m, -3, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m];
        DateTimeOffset[] instants = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-90))];
        var writer = new PackedWriter();
        foreach (var number in numbers) writer.Number(number);
        foreach (var amount in amounts) writer.Amount(amount);
        foreach (var instant in instants) writer.Instant(instant);
        var reader = new PackedReader(writer.Written);
        foreach (var number in numbers) Assert.Equal(number, reader.Number());
        foreach (var amount in amounts) Assert.Equal(decimal.GetBits(amount), decimal.GetBits(reader.Amount()));
        foreach (var instant in instants)
        {
            var read = reader.Instant();
            Assert.Equal((instant, instant.Offset), (read, read.Offset));
        }
    }

    /// <summary>The first vectors of the reference of SipHash-2-4-128, for the key 00 01 … 0f and the bytes 00, 01, ….</summary>
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45")]
    public void KeyedDigest_OfBytes_IsThatOfTheReference(int count, string expected)
    {
        var bytes = Enumerable.Range(0, 16).Select(i => (byte)i).ToArray();
        var digest = new KeyedDigest(bytes).Of(bytes.AsSpan(0, count));
        Assert.Equal(
            expected, Convert.ToHexString([.. BitConverter.GetBytes(digest.Low), .. BitConverter.GetBytes(digest.High)]));
    }

    [Fact]
    public void KeyedDigest_OfTextsThatAreDividedOtherwise_Differs()
    {
        var digest = new KeyedDigest();
        Digest128[] all =
        [
            digest.Of("ab", 1, "c"), digest.Of("a", 1, "bc"), digest.Of("abc", 1, ""), digest.Of("ab", 2, "c"), digest.Of("ab", 1, "c\0"),
            digest.Of("ab\0", 1, "c"), new KeyedDigest().Of("ab", 1, "c"),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all[0], digest.Of("ab", 1, "c"));
    }

    [Fact]
    public void SeenEvents_OfACustomerWhoIsNeverSeenAgain_AreForgotten()
    {
        var table = new SeenEventTable();
        for (var day = 0; day < 100; day++)
        {
            var seen = new SeenEvent(new EventKey(CustomerEventKind.Visit, $"v{day}"), Start.AddDays(day));
            table.Add(Customer(day), [seen], Start.AddDays(day - 30));
            Assert.InRange(table.Count, 1, 31);
            Assert.Equal(Start.AddDays(day), table.Find(Customer(day), seen.Key));
        }

        Assert.Null(table.Find(Customer(60), new EventKey(CustomerEventKind.Visit, "v60")));
        Assert.NotNull(table.Find(Customer(70), new EventKey(CustomerEventKind.Visit, "v70")));

        static CustomerEntry Customer(int day) => new(new CustomerKey(string.Empty, $"customer {day}"), day);
    }

    [Fact]
    public async Task LoadAsync_OfCustomersWhoArePacked_IsThatOfCustomersWhoAreNot()
    {
        var (kept, packed) = (new InMemoryCustomerStore(), new InMemoryCustomerStore(maxListed: 0));
        foreach (var store in new[] { kept, packed })
        {
            var time = new FakeTimeProvider(Start);
            var options = new LifecycleOptions { SubjectSecret = "the same for both stores", ReplayHorizon = TimeSpan.FromDays(1) };
            var tracker = LifecycleTracker.Create(options.AddTrack("journey", LifecyclePresets.Retail), store, time);
            for (var i = 0; i < 40; i++)
            {
                time.Advance(TimeSpan.FromHours(1));
                foreach (var row in CustomerEventTests.Factories)
                {
                    // The same events again and again, by several customers, so that every part of a record is filled.
                    if (row.Data.Item2.At <= time.GetUtcNow() && row.Data.Item2.Kind != CustomerEventKind.Order)
                        await tracker.RecordAsync($"c{i % 3}", row.Data.Item2, TrackerSetup.Cancellation);
                }

                var order = new OrderSnapshot { OrderId = $"o{i % 7}-{i % 3}", PlacedAt = Start.AddMinutes(i % 7), GrossTotal = 10.50m,
                    RefundedTotal = i / 10, ChangedAt = time.GetUtcNow(), Version = i % 2 == 0 ? i + 1 : null };
                await tracker.RecordAsync($"c{i % 3}", CustomerEvent.Order(order), TrackerSetup.Cancellation);
            }
        }

        foreach (var id in new[] { "c0", "c1", "c2" })
        {
            var key = new CustomerKey("", id);
            var (one, other) = (await LoadAsync(kept, key), await LoadAsync(packed, key));
            Assert.Equal(one.Document.ToJson(), other.Document.ToJson());
            Assert.Equal((one.Sequence, one.Version, one.DueAt), (other.Sequence, other.Version, other.DueAt));
            Assert.Equal(
                one.Orders.OrderBy(entry => entry.InForce.OrderId, StringComparer.Ordinal),
                other.Orders.OrderBy(entry => entry.InForce.OrderId, StringComparer.Ordinal));
            Assert.Equal(
                await kept.LoadEventsAsync(key, TrackerSetup.Cancellation), await packed.LoadEventsAsync(key, TrackerSetup.Cancellation));
        }
    }

    private static async Task<CustomerRecord> LoadAsync(InMemoryCustomerStore store, CustomerKey key) =>
        (await store.LoadAsync(key, null, TrackerSetup.Cancellation)).Record!;
}
