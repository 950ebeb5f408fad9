namespace LifecycleKit.Tracking;

/// <summary>Spare working copies of customers: a call takes one and gives it back, so that most calls make none.</summary>
internal sealed class CustomerWorkPool
{
    private const int SpareCount = 16;

    private readonly CustomerWork?[] _spare = new CustomerWork?[SpareCount];

    public CustomerWork Take() => Interlocked.Exchange(ref Slot(), null) ?? new CustomerWork();

    /// <summary>Gives a working copy back. Without it, as after an error, the copy is only not used again.</summary>
    public void Return(CustomerWork work)
    {
        work.Clear();
        Volatile.Write(ref Slot(), work);
    }

    private ref CustomerWork? Slot() => ref _spare[Environment.CurrentManagedThreadId & (SpareCount - 1)];
}
