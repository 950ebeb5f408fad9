using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;
using Microsoft.Extensions.Time.Testing;

namespace LifecycleKit.Tests.Tracking;

/// <summary>What a call allocates over the store in memory, and how that grows with what the customer has.</summary>
public class InMemoryCostTests
{
    private const int Measured = 1_000;

    public static TheoryData<string, double> Growing => new()
    {
        { "visit", 3 }, { "visit with an id", 3 }, { "order", 4 }, { "changed order", 4 }, { "trait", 4 }, { "message", 4 },
        { "consent", 4 }, { "exposure", 4 },
    };

    [Fact]
    public void RecordAsync_OfAVisit_AllocatesTheNewStateAndNothingElse()
    {
        var (tracker, time) = Shop();
        var visit = CustomerEvent.Visit(time.GetUtcNow());
        Assert.InRange(Allocation.Of(() => Record(tracker, visit)) / Measured, 1, 600);
    }

    [Fact]
    public void RecordAsync_OfAKnownOrder_AllocatesOnlyTheResult()
    {
        var (tracker, time) = Shop();
        var known = CustomerEvent.Order(Order(time.GetUtcNow(), 5));
        Assert.InRange(Allocation.Of(() => Record(tracker, known)) / Measured, 1, 200);
    }

    [Fact]
    public void GetViewAsync_WithoutPlays_AllocatesOnlyTheView()
    {
        var (tracker, _) = Shop();
        // Without profile-guided compilation, as here, the compiler keeps 32 bytes on the heap that it otherwise keeps on the stack.
        Assert.InRange(Allocation.Of(() => Assert.NotNull(Completed(tracker.GetViewAsync("anna")))) / Measured, 1, 464);
    }

    [Theory]
    [MemberData(nameof(Growing))]
    public void RecordAsync_OfACustomerWithAThousandOfAKind_AllocatesLittleMoreThanWithTen(string kind, double maxRatio)
    {
        var (few, many) = (Bytes(kind, 10), Bytes(kind, 1_000));
        Assert.True(many < maxRatio * few, $"One more {kind} takes {few} bytes with 10 and {many} with 1 000.");
    }

    /// <summary>
    /// The mean bytes of 64 events after a number of events of the kind; 64, since expired events are looked for in steps. The smaller of
    /// two customers' means: the runtime sometimes allocates on the thread too.
    /// </summary>
    private static long Bytes(string kind, int count) => Math.Min(BytesOnce(kind, count), BytesOnce(kind, count));

    private static long BytesOnce(string kind, int count)
    {
        var time = new FakeTimeProvider(TrackerSetup.Start);
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), null, time);
        var now = time.GetUtcNow();
        for (var i = 0; i < count; i++) Record(tracker, Event(kind, now, i, count));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 64; i++) Record(tracker, Event(kind, now, count + i, count));
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 64;
    }

    private static CustomerEvent Event(string kind, DateTimeOffset now, int i, int count) => kind switch
    {
        "visit" => CustomerEvent.Visit(now),
        "visit with an id" => CustomerEvent.Visit(now, eventId: $"v{i}"),
        "order" => CustomerEvent.Order(Order(now, i)),
        "changed order" => CustomerEvent.Order(
            i < count ? Order(now, i) : Order(now, i % count) with { RefundedTotal = 1, ChangedAt = now.AddTicks(i) }),
        "trait" => CustomerEvent.TraitSet(now, $"t{i}", TraitValue.Create(i)),
        "message" => CustomerEvent.Message(CustomerEventKind.MessageSent, now.AddMinutes(i - 2_000), $"play{i}", Channels.Email),
        "consent" => CustomerEvent.ConsentChanged(now, Channels.Email, true, $"c{i}"),
        _ => CustomerEvent.Exposure(now, $"e{i}", "a"),
    };

    private static (LifecycleTracker Tracker, FakeTimeProvider Time) Shop()
    {
        var time = new FakeTimeProvider(TrackerSetup.Start);
        var tracker = LifecycleTracker.Create(new LifecycleOptions().AddTrack("journey", LifecyclePresets.Retail), null, time);
        for (var i = 0; i < 10; i++) Record(tracker, CustomerEvent.Order(Order(time.GetUtcNow(), i)));
        return (tracker, time);
    }

    private static OrderSnapshot Order(DateTimeOffset now, int number) => new()
    {
        OrderId = $"o{number}", PlacedAt = now.AddMinutes(number - 2_000), GrossTotal = 20, Status = OrderStatus.Paid,
    };

    private static void Record(LifecycleTracker tracker, in CustomerEvent customerEvent) =>
        Completed(tracker.RecordAsync("anna", customerEvent));

    /// <summary>Returns the result of a call that has ended, as every call over a store in memory does.</summary>
    private static T Completed<T>(ValueTask<T> call) =>
        call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("The call has not ended.");
}
