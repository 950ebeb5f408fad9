using LifecycleKit.Testing;
using LifecycleKit.UserTests;

/// <summary>The contract of a store, on one that keeps its content as JSON.</summary>
public class StoreTests
{
    private static readonly CustomerStoreContract Contract = new(
        create: _ => new(new JsonCustomerStore()),
        reopen: (store, _) => new(((JsonCustomerStore)store).Reopen()));

    public static TheoryData<string> Checks => new(CustomerStoreContract.Checks);

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Store_OfTheUser_KeepsTheContract(string check) => Contract.CheckAsync(check, TestContext.Current.CancellationToken);
}
