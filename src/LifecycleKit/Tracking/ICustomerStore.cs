namespace LifecycleKit.Tracking;

/// <summary>Where customers are kept. Registered as a singleton; called from many threads at once.</summary>
public interface ICustomerStore
{
    /// <summary>Loads a customer.</summary>
    /// <returns>A copy that the caller may change, or null when there is none of this key.</returns>
    ValueTask<CustomerRecord?> LoadAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>Saves a customer whole, if nobody has saved him since he was loaded.</summary>
    /// <param name="record">The customer; its sequence is that of the load, 0 for a new one.</param>
    /// <param name="cancellationToken">Cancels the save, which then has not happened.</param>
    /// <returns>False, with nothing saved, when the stored sequence is another. After true the stored sequence is one higher.</returns>
    ValueTask<bool> TrySaveAsync(CustomerRecord record, CancellationToken cancellationToken);

    /// <summary>Finds customers who are due, the longest overdue first, without looking at the others.</summary>
    /// <param name="asOf">Until when, included.</param>
    /// <param name="most">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> FindDueAsync(DateTimeOffset asOf, int most, CancellationToken cancellationToken);

    /// <summary>Finds customers who were last saved under another version than the one in force, without looking at the others.</summary>
    /// <param name="version">The <see cref="CustomerRecord.Version"/> in force.</param>
    /// <param name="most">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    ValueTask<IReadOnlyList<CustomerKey>> FindOutdatedAsync(string version, int most, CancellationToken cancellationToken);
}
