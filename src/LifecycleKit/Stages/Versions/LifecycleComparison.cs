namespace LifecycleKit.Stages;

/// <summary>A comparison of two versions of a lifecycle: the customers who are in different stages, and their number for each pair of stages.</summary>
/// <remarks>Immutable.</remarks>
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
    /// A renamed stage counts as different. Rules on events move customers only when events arrive; use <see cref="OfReplays"/> to compare their effect.
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

    /// <summary>Compares the stages of customers as if one or the other version had always been in force.</summary>
    /// <param name="current">The one version.</param>
    /// <param name="proposed">The other version.</param>
    /// <param name="customers">Customers with their events.</param>
    /// <param name="asOf">The instant at which to compare.</param>
    /// <exception cref="Conditions.PredicateException">A predicate of the host failed.</exception>
    public static LifecycleComparison OfReplays(
        LifecycleEngine current, LifecycleEngine proposed, IEnumerable<ReplayedCustomer> customers, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var (one, other) = (LifecycleTimeline.Of(current), LifecycleTimeline.Of(proposed));
        return Of(customers, customer => (customer.Id, Stage(one, customer), Stage(other, customer)));

        string Stage(LifecycleTimeline timeline, ReplayedCustomer customer) =>
            timeline.Replay(customer.Events, customer.Start, asOf).State.Stage;
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
