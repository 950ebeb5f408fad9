namespace LifecycleKit.Customers;

/// <summary>Rows as columns: customer number, instant in UTC ticks, code of the amount.</summary>
internal sealed class OrderColumns
{
    public ChunkedList<int> Customers { get; } = new();

    public ChunkedList<long> Instants { get; } = new();

    public ChunkedList<long> Amounts { get; } = new();

    public int Count => Amounts.Count;

    public void Add(int customer, long instant, long amount)
    {
        Customers.Add(customer);
        Instants.Add(instant);
        Amounts.Add(amount);
    }

    public void Clear()
    {
        Customers.Clear();
        Instants.Clear();
        Amounts.Clear();
    }
}
