using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>
/// A comparison of two versions of a lifecycle: the customers who are in different stages, and their number for each pair of stages.
/// </summary>
public sealed class LifecycleComparison
{
    private LifecycleComparison(IReadOnlyList<StageDifference> differences, long customers)
    {
        (Differences, CustomerCount) = (differences, customers);
        Flows =
        [
            .. differences.GroupBy(difference => (difference.Current, difference.Proposed))
                .Select(flow => new StageDifferenceCount(flow.Key.Current, flow.Key.Proposed, flow.LongCount()))
                .OrderByDescending(flow => flow.CustomerCount)
                .ThenBy(flow => flow.Current, StringComparer.Ordinal).ThenBy(flow => flow.Proposed, StringComparer.Ordinal),
        ];
    }

    /// <summary>The number of customers that were compared.</summary>
    public long CustomerCount { get; }

    /// <summary>The customers who are in different stages, in the given order.</summary>
    public IReadOnlyList<StageDifference> Differences { get; }

    /// <summary>The number of customers for each pair of different stages, the largest number first.</summary>
    public IReadOnlyList<StageDifferenceCount> Flows { get; }

    /// <summary>Compares the stages of customers with and without publishing a version at an instant.</summary>
    /// <param name="current">The versions in force.</param>
    /// <param name="proposed">The version to publish.</param>
    /// <param name="customers">Customers with their current states, under any version; their histories are read and not changed.</param>
    /// <param name="at">The instant at which the version would take effect.</param>
    /// <exception cref="ArgumentException">A customer has not started.</exception>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    /// <remarks>
    /// A renamed stage counts as different. Rules on events move customers only when events arrive; compare the results of
    /// <see cref="LifecycleTimeline.Replay(IEnumerable{Customers.CustomerEvent}, DateTimeOffset, DateTimeOffset, string?)"/> to see their
    /// effect.
    /// </remarks>
    public static LifecycleComparison OfPublishing(
        LifecycleTimeline current, LifecycleEngine proposed, IEnumerable<TrackedCustomer> customers, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(proposed);
        ArgumentNullException.ThrowIfNull(customers);
        return Of(customers, customer =>
        {
            if (!customer.State.HasStarted) throw new ArgumentException("A customer has not started.", nameof(customers));
            var before = current.Advance(customer.State, customer.History, at);
            return (customer.Id, before.Stage, proposed.MoveOver(before, customer.History, at).Stage);
        });
    }

    private static LifecycleComparison Of<T>(IEnumerable<T> customers, Func<T, (string Id, string Current, string Proposed)> compare)
    {
        var (differences, count) = (new List<StageDifference>(), 0L);
        foreach (var customer in customers)
        {
            count++;
            var (id, current, proposed) = compare(customer);
            if (!string.Equals(current, proposed, StringComparison.Ordinal)) differences.Add(new StageDifference(id, current, proposed));
        }

        return new LifecycleComparison(differences.AsReadOnly(), count);
    }
}

/// <summary>A customer who is in different stages under two versions of a lifecycle.</summary>
/// <param name="CustomerId">The id of the customer.</param>
/// <param name="Current">The id of the stage under the version in force.</param>
/// <param name="Proposed">The id of the stage under the proposed version.</param>
public sealed record StageDifference(string CustomerId, string Current, string Proposed);

/// <summary>
/// The number of customers who are in one stage under the version in force and in another stage under a proposed version.
/// </summary>
/// <param name="Current">The id of the stage under the version in force.</param>
/// <param name="Proposed">The id of the stage under the proposed version.</param>
/// <param name="CustomerCount">The number of customers; at least 1.</param>
public sealed record StageDifferenceCount(string Current, string Proposed, long CustomerCount);

/// <summary>A customer with the current state and history.</summary>
/// <param name="Id">The id of the customer, for display.</param>
/// <param name="State">The customer's state.</param>
/// <param name="History">The customer's history.</param>
/// <remarks>Not thread-safe: the history belongs to the caller and must not change while it is read.</remarks>
[Mutable("carries a history")]
public sealed record TrackedCustomer(string Id, LifecycleState State, CustomerHistory History)
{
    /// <summary>Returns a digest of the customer's id, and the state; culture-invariant.</summary>
    public override string ToString() => $"{TextDigest.Customer(string.Empty, Id)}: {State}";
}
