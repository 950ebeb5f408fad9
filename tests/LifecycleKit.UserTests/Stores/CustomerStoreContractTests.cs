using LifecycleKit.Customers;
using LifecycleKit.Testing;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>The stores of the library and of these tests keep the contract, and the contract reports a store that does not.</summary>
public class CustomerStoreContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Checks => new(CustomerStoreContract.Checks);

    [Theory]
    [MemberData(nameof(Checks))]
    public Task InMemoryCustomerStore_Passes(string check) =>
        new CustomerStoreContract(_ => new(new InMemoryCustomerStore())).CheckAsync(check, Cancellation);

    [Theory]
    [MemberData(nameof(Checks))]
    public Task JsonCustomerStore_Passes(string check) => new CustomerStoreContract(
        _ => new(new JsonCustomerStore()), (store, _) => new(((JsonCustomerStore)store).Reopen())).CheckAsync(check, Cancellation);

    [Fact]
    public void Checks_OfTheContract_HaveNamesOfOneForm()
    {
        Assert.Equal(CustomerStoreContract.Checks, CustomerStoreContract.Checks.Distinct());
        Assert.All(CustomerStoreContract.Checks, name => Assert.Matches("^[a-z-]+/[a-z0-9-]+$", name));
    }

    [Fact]
    public async Task CheckAsync_OfAnUnknownName_SaysSo()
    {
        var contract = new CustomerStoreContract(_ => new(new InMemoryCustomerStore()));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => contract.CheckAsync("no/such-check", Cancellation));
        Assert.Contains("no/such-check", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_Cancelled_IsCancelled()
    {
        var contract = new CustomerStoreContract(_ => new(new InMemoryCustomerStore()));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => contract.CheckAsync(CustomerStoreContract.Checks[0], new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task CheckAllAsync_OfAStoreThatFails_ListsEveryCheckAndTheException()
    {
        var contract = new CustomerStoreContract(_ => new(new FailingStore()));
        var error = await Assert.ThrowsAsync<ContractViolationException>(() => contract.CheckAllAsync(Cancellation));
        var expected = CustomerStoreContract.Checks.Where(name => !name.StartsWith("reopening/", StringComparison.Ordinal));
        Assert.Equal(expected, error.Violations.Select(violation => violation.Check));
        Assert.Contains("found IOException: the store is away", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_OfAStoreWithCustomers_DoesNotShowTheirIds()
    {
        var contract = new CustomerStoreContract(async cancellationToken =>
        {
            var store = new InMemoryCustomerStore();
            await store.SaveAsync(Change(new CustomerKey("kit", "real-customer-4711")), cancellationToken);
            return store;
        });
        var error = await Assert.ThrowsAsync<ContractViolationException>(() => contract.CheckAllAsync(Cancellation));
        Assert.NotEmpty(error.Violations);
        Assert.DoesNotContain("4711", error.Message, StringComparison.Ordinal);
    }

    private static CustomerChange Change(CustomerKey key) => new()
    {
        Key = key,
        ExpectedSequence = 0,
        Document = new CustomerDocument { SubjectKey = "subject", History = new CustomerHistory().Capture() },
        Version = "v1",
    };
}
