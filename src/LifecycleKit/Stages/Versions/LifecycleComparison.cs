namespace LifecycleKit.Stages;

/// <summary>Who stands elsewhere under another version of a lifecycle: how many go from which stage to which, and which customers they are.</summary>
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

    /// <summary>How many customers were compared.</summary>
    public long CustomerCount { get; }

    /// <summary>The customers who stand elsewhere, in the order in which they were given.</summary>
    public IReadOnlyList<StageDifference> Differences { get; }

    /// <summary>The same by stages, the largest number first.</summary>
    public IReadOnlyList<StageDifferenceCount> Flows { get; }

    /// <summary>Compares where customers stand if a version were published at an instant: they come under it as they stand.</summary>
    /// <param name="current">The versions in force.</param>
    /// <param name="proposed">The version to publish.</param>
    /// <param name="customers">Customers as they stand now, under any version; their histories are read and not changed.</param>
    /// <param name="at">When it would come into force.</param>
    /// <exception cref="ArgumentException">A customer has not started.</exception>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
    /// <remarks>A stage that was renamed counts as another one. Rules on events move nobody until their events come: compare by replay to see them at work.</remarks>
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

    /// <summary>Who would stand elsewhere had one version always been in force rather than another.</summary>
    /// <param name="current">The one version.</param>
    /// <param name="proposed">The other.</param>
    /// <param name="customers">Customers by what happened to them.</param>
    /// <param name="asOf">The instant at which to compare.</param>
    /// <exception cref="Conditions.PredicateException">A host's predicate failed.</exception>
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
