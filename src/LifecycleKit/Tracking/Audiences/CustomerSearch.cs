using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>What a search looks for: which customers the store lists for it, and which of them are found.</summary>
internal abstract class CustomerSearch
{
    private static readonly IReadOnlyDictionary<string, TransitionNotice> NoPast = new Dictionary<string, TransitionNotice>();

    /// <exception cref="ArgumentException">The shop does not have a name of the search.</exception>
    public abstract void Check(LifecycleRuntime runtime);

    /// <summary>Lists customers who may be found, at least all who are.</summary>
    public abstract ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        ICustomerStore store, string scope, LifecycleRuntime runtime, DateTimeOffset now, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken);

    /// <summary>Loads what the search must know of the past of customers who are loaded, by their ids.</summary>
    public virtual ValueTask<IReadOnlyDictionary<string, TransitionNotice>> LoadPastAsync(
        ICustomerStore store, string scope, IReadOnlyList<StoredCustomer> customers, CancellationToken cancellationToken) => new(NoPast);

    /// <summary>Returns whether a customer is found.</summary>
    public abstract ValueTask<bool> IncludesAsync(FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken);
}

/// <summary>A customer who may be found.</summary>
/// <param name="View">The view, without plays.</param>
/// <param name="Work">The working copy, brought up to now.</param>
/// <param name="Runtime">The configuration in force.</param>
/// <param name="Moves">The transitions by which it was, which are not saved.</param>
/// <param name="First">The first saved transition that the search asked for; null for none.</param>
internal readonly record struct FoundCustomer(
    CustomerView View, CustomerWork Work, LifecycleRuntime Runtime, IReadOnlyList<Transition> Moves, TransitionNotice? First);

/// <summary>Looks for the customers of an audience.</summary>
internal sealed class AudienceSearch(Audience audience) : CustomerSearch
{
    private (LifecycleRuntime? Runtime, AudiencePlan? Plan) _planned;

    public override void Check(LifecycleRuntime runtime) => Audience.Check(audience, runtime);

    public override ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        ICustomerStore store, string scope, LifecycleRuntime runtime, DateTimeOffset now, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken)
    {
        if (_planned.Runtime != runtime) _planned = (runtime, audience.PlanFor(runtime));
        var indexes = _planned.Plan!.Indexes;
        return indexes.IsEmpty
            ? store.ListAsync(scope, afterCustomerId, maxCount, cancellationToken)
            : store.ListInAllStagesAsync(
                new StageQuery(scope, indexes[0].Track, runtime.Version, now), indexes[0].Stages, indexes.RemoveAt(0), afterCustomerId,
                maxCount, cancellationToken);
    }

    public override ValueTask<bool> IncludesAsync(FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken) =>
        new(audience.Contains(customer.View));
}

/// <summary>Looks for the customers of an audience whose saved stage is not settled.</summary>
/// <param name="query">The shop, the track, and who is settled.</param>
/// <param name="audience">The audience.</param>
internal sealed class UnsettledSearch(StageQuery query, Audience audience) : CustomerSearch
{
    public override void Check(LifecycleRuntime runtime)
    {
    }

    public override ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        ICustomerStore store, string scope, LifecycleRuntime runtime, DateTimeOffset now, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken) => store.ListInStagesAsync(query, [], afterCustomerId, maxCount, cancellationToken);

    public override ValueTask<bool> IncludesAsync(FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken) =>
        new(audience.Contains(customer.View));
}
