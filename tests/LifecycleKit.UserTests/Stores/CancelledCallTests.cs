using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Cancelled calls over a store in memory, and over one of a user.</summary>
public class CancelledCallTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public Task SweepAsync_Cancelled_GivesBackTheOtherCustomers(bool isJson, bool isOutdated) =>
        CancelledCalls.SweepHoldsAsync(StoreOf(isJson), isOutdated);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public Task DeliverAsync_Cancelled_GivesBackTheOtherDeliveries(bool isJson, bool throws) =>
        CancelledCalls.DeliverHoldsAsync(StoreOf(isJson), throws);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task ApplyPendingAsync_Cancelled_GivesBackTheOtherEvents(bool isJson) => CancelledCalls.ApplyPendingHoldsAsync(StoreOf(isJson));

    private static ICustomerStore StoreOf(bool isJson) => isJson ? new JsonCustomerStore() : new InMemoryCustomerStore();
}
