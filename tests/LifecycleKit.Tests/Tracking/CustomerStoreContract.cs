using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Tracking;

/// <summary>What every store keeps to.</summary>
public abstract class CustomerStoreContract
{
    private static readonly CustomerKey Anna = new("", "anna");

    [Fact]
    public async Task LoadAsync_UnknownKey_IsNull() => Assert.Null(await Make().LoadAsync(Anna, TrackerSetup.Cancellation));

    [Fact]
    public async Task TrySaveAsync_NewRecord_IsLoadedWithSequenceOne()
    {
        var store = Make();
        var record = new CustomerRecord(Anna, null);
        record.History.Fold(CustomerEvent.Visit(TrackerSetup.Start));

        Assert.True(await store.TrySaveAsync(record, TrackerSetup.Cancellation));

        var loaded = await store.LoadAsync(Anna, TrackerSetup.Cancellation);
        Assert.Equal((1L, 1), (loaded!.Sequence, loaded.History.Profile.Visits));
    }

    [Fact]
    public async Task TrySaveAsync_SavedInBetween_IsRefusedAndNothingIsLost()
    {
        var store = Make();
        await store.TrySaveAsync(new CustomerRecord(Anna, null), TrackerSetup.Cancellation);
        var mine = await store.LoadAsync(Anna, TrackerSetup.Cancellation);
        var theirs = await store.LoadAsync(Anna, TrackerSetup.Cancellation);
        theirs!.History.Fold(CustomerEvent.Visit(TrackerSetup.Start));
        mine!.History.Fold(CustomerEvent.Review(TrackerSetup.Start, 5));

        Assert.True(await store.TrySaveAsync(theirs, TrackerSetup.Cancellation));
        Assert.False(await store.TrySaveAsync(mine, TrackerSetup.Cancellation));
        Assert.False(await store.TrySaveAsync(new CustomerRecord(Anna, null), TrackerSetup.Cancellation));

        var loaded = await store.LoadAsync(Anna, TrackerSetup.Cancellation);
        Assert.Equal((2L, 1, 0), (loaded!.Sequence, loaded.History.Profile.Visits, loaded.History.Profile.Reviews));
    }

    [Fact]
    public async Task LoadAsync_ChangedButNotSaved_LeavesTheStoredRecordAlone()
    {
        var store = Make();
        await store.TrySaveAsync(new CustomerRecord(Anna, null), TrackerSetup.Cancellation);
        var loaded = await store.LoadAsync(Anna, TrackerSetup.Cancellation);

        loaded!.History.Fold(CustomerEvent.Order(new OrderSnapshot { OrderId = "1", PlacedAt = TrackerSetup.Start, GrossTotal = 1 }));

        Assert.Equal(0, (await store.LoadAsync(Anna, TrackerSetup.Cancellation))!.History.Orders.Orders);
    }

    [Fact]
    public async Task FindDueAsync_NobodyDue_IsEmpty()
    {
        var store = Make();
        await store.TrySaveAsync(new CustomerRecord(Anna, null), TrackerSetup.Cancellation);

        Assert.Empty(await store.FindDueAsync(DateTimeOffset.MaxValue, 10, TrackerSetup.Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.FindDueAsync(TrackerSetup.Start, 0, TrackerSetup.Cancellation));
    }

    [Fact]
    public async Task AnyMember_Cancelled_Throws()
    {
        var store = Make();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.LoadAsync(Anna, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.TrySaveAsync(new CustomerRecord(Anna, null), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.FindDueAsync(TrackerSetup.Start, 1, cancelled));
    }

    protected abstract ICustomerStore Make();
}
