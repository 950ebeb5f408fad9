namespace LifecycleKit.Customers;

/// <summary>The entries of all customers as columns, each customer's in a row of their own: UTC ticks and codes of amounts.</summary>
internal sealed class OrderEntries(int[] starts, long[] instants, long[] amounts, MoneyCodes money)
{
    public int Count => starts[^1];

    public MoneyCodes Money => money;

    public ReadOnlySpan<long> InstantsOf(int customer) => instants.AsSpan(starts[customer]..starts[customer + 1]);

    public ReadOnlySpan<long> AmountsOf(int customer) => amounts.AsSpan(starts[customer]..starts[customer + 1]);
}
