using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>Looks for the customers who entered or left some stages since an instant.</summary>
internal sealed class MovedSearch : CustomerSearch
{
    private readonly Audience _audience;
    private readonly DateTimeOffset _since;
    private readonly bool _isEntered;

    // Of the runtime of the last check; the customers of one page are of one runtime.
    private StageCondition _stages = null!;

    /// <param name="audience">The stages.</param>
    /// <param name="since">The instant.</param>
    /// <param name="isEntered">Whether those are found who entered, or those who left.</param>
    /// <exception cref="ArgumentException">The audience has other conditions than stages of one track or segments.</exception>
    public MovedSearch(Audience audience, DateTimeOffset since, bool isEntered)
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (!audience.IsOfStages)
        {
            throw new ArgumentException(
                $"'{audience}' is not an audience of stages of one track, and only stages have a past. Use Audience.InStage, or "
                + "Audience.InSegment where the segment map runs as a track.", nameof(audience));
        }

        _audience = audience;
        (_since, _isEntered) = (since.ToUniversalTime(), isEntered);
    }

    public override void Check(LifecycleRuntime runtime)
    {
        Audience.Check(_audience, runtime);
        _stages = Audience.StagesOf(_audience, runtime);
    }

    public override ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        ICustomerStore store, string scope, LifecycleRuntime runtime, DateTimeOffset now, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken) => store.ListEnteredAsync(
        new StageQuery(scope, _stages.Track, runtime.Version, now), _since, afterCustomerId, maxCount, cancellationToken);

    public override ValueTask<IReadOnlyDictionary<string, TransitionNotice>> LoadPastAsync(
        ICustomerStore store, string scope, IReadOnlyList<StoredCustomer> customers, CancellationToken cancellationToken) =>
        LoadFirstAsync(store, scope, customers, _stages.Track, _since, cancellationToken);

    /// <summary>
    /// Loads the first saved transition of customers in a track that is effective after an instant, by the ids of the customers.
    /// </summary>
    public static async ValueTask<IReadOnlyDictionary<string, TransitionNotice>> LoadFirstAsync(
        ICustomerStore store, string scope, IReadOnlyList<StoredCustomer> customers, string track, DateTimeOffset since,
        CancellationToken cancellationToken)
    {
        // What was saved before a customer was renamed is under the old id.
        var ids = customers.Select(one => one.Record).OfType<CustomerRecord>()
            .SelectMany(one => one.NamesOfHead().Select(id => (Id: id, one.Key.CustomerId)))
            .DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.CustomerId, StringComparer.Ordinal);
        var first = await store.LoadFirstTransitionsAsync(scope, [.. ids.Keys], track, since, cancellationToken).ConfigureAwait(false);
        return first.GroupBy(notice => ids[notice.Customer.CustomerId], StringComparer.Ordinal)
            .ToDictionary(of => of.Key, of => of.MinBy(notice => notice.EffectiveAt)!, StringComparer.Ordinal);
    }

    public override async ValueTask<bool> IncludesAsync(
        FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken)
    {
        // In the same stage since before the instant.
        if (customer.View.Track(_stages.Track).EnteredAt <= _since || _stages.Holds(customer.View) != _isEntered) return false;
        var before = await FindStageAsync(customer, store, cancellationToken).ConfigureAwait(false);
        return before is not null && _stages.Stages.Contains(before, StringComparer.Ordinal) ? !_isEntered : _isEntered;
    }

    /// <summary>
    /// Returns the stage at the instant, of a customer who entered another one since; null when the customer began since, or came from a
    /// stage that a publication removed.
    /// </summary>
    private async ValueTask<string?> FindStageAsync(FoundCustomer customer, ICustomerStore store, CancellationToken cancellationToken)
    {
        if (FirstMove(customer) is not { } first) return null;
        customer.Work.TryGetState(_stages.Track, out var state);
        var from = PresentName(customer.Runtime, first.From);
        // The last entry is that before the first move, unless the customer came back to the stage.
        if (state.LastEntryOf(from) is { } entered && entered < first.EffectiveAt) return entered <= _since ? from : null;
        if (customer.View.Profile.FirstSeenAt <= _since) return from;
        var events = await store.LoadEventsAsync(customer.View.Customer, cancellationToken).ConfigureAwait(false);
        return events.Any(kept => kept.Event.At <= _since) ? from : null;
    }

    /// <summary>Returns the id that a stage has in the lifecycle in force.</summary>
    private string PresentName(LifecycleRuntime runtime, string stage)
    {
        var definition = runtime.FindTimeline(_stages.Track)!.Current!.Definition;
        return definition.FindStage(stage) is not null ? stage
            : definition.Stages.FirstOrDefault(one => one.RenamedFrom.Contains(stage, StringComparer.Ordinal))?.Id ?? stage;
    }

    private Transition? FirstMove(FoundCustomer customer)
    {
        if (customer.First is { } saved) return saved.Transition;
        foreach (var move in customer.Moves)
        {
            if (move.EffectiveAt > _since && string.Equals(move.Track, _stages.Track, StringComparison.Ordinal)) return move;
        }

        return null;
    }
}
