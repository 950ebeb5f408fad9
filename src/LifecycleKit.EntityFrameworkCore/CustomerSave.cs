using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Saves changes, all or none. Rows that several saves change come in a fixed order, so that two saves do not wait for each
/// other.</summary>
/// <param name="changes">The changes in the order of their keys, each order in one of them.</param>
/// <param name="saveId">The id by which a repeated attempt finds the changes.</param>
/// <param name="sql">The statements.</param>
/// <param name="isTogether">Whether identities may be linked or unlinked.</param>
internal sealed class CustomerSave(IReadOnlyList<CustomerChange> changes, long saveId, StoreSql sql, bool isTogether)
{
    private readonly SaveStatements _statements = new();

    public Task<SaveOutcome> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        // First the statements that decide, in the order in which their outcomes count.
        for (var i = 0; i < changes.Count; i++) AddCustomer(_statements.Begin(changes[i].Key), changes[i]);
        AddOrders();
        AddPlays();
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].AppliedPending is { } number) _statements.Add(i, sql.Pending.Remove, SaveOutcome.Duplicate, number);
        }

        AddEvents();
        AddTransitions();
        AddIdentities();
        foreach (var (owner, one) in Each(change => change.Forwarded))
            _statements.Add(owner, sql.Pending.Forward, null, one.Customer.Scope, one.Customer.CustomerId, one.Event.ToJson());
        return _statements.RunAsync(connection, cancellationToken);
    }

    /// <summary>Returns the row of a transition.</summary>
    public static SaveRow Row(int owner, KeptTransition one) => new(
        owner, one.Number, one.Notice.Track, one.Notice.From, one.Notice.To, one.Notice.EffectiveAt.UtcTicks,
        one.Notice.RecordedAt.UtcTicks, one.IsMuted, one.Notice.ToJson());

    /// <summary>Returns the rows of the states of a document.</summary>
    public static IEnumerable<SaveRow> Rows(int owner, CustomerDocument document) =>
        document.States.Where(one => one.State.HasStarted).DistinctBy(one => one.Track, StringComparer.Ordinal)
            .Select(one => new SaveRow(owner, one.Track, one.State.Stage, one.State.EnteredAt.UtcTicks));

    private void AddCustomer(int owner, CustomerChange change)
    {
        StoreValue[] values =
        [
            change.Version, change.DueAt?.UtcTicks, change.Document.ToJson(), LifecycleTables.DocumentFormat, change.FailureCount, saveId,
        ];
        var erasedAt = change.Document.ErasedAt?.UtcTicks;
        if (change.ExpectedSequence > 0)
        {
            _statements.Add(owner, sql.UpdateCustomer, SaveOutcome.Conflict, [.. values, change.ExpectedSequence, erasedAt ?? 0]);
            return;
        }

        _statements.Add(owner, sql.InsertCustomer, SaveOutcome.Conflict, [.. values, erasedAt]);
        if (change.Tombstone is { } tombstone)
            _statements.Add(owner, sql.Erasure.IsNotErased, SaveOutcome.Conflict, tombstone, erasedAt ?? 0);
    }

    private void AddOrders()
    {
        // First of all customers, so that an order can move to another one.
        foreach (var (owner, orderId) in Each(change => change.RemovedOrders))
            _statements.Add(owner, sql.Identities.RemoveOrder, null, orderId);
        AddChangedOrders();
    }

    /// <summary>A linked identity is a row of its own too, and has no states.</summary>
    private void AddIdentities()
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Document.LinkedTo is { } link)
            {
                _statements.Add(
                    i, sql.Identities.Save, null, link.HeadId, link.Number, link.IsAlias, link.LinkedAt.UtcTicks);
                _statements.Add(i, sql.Identities.RemoveStates, null);
            }
            else if (isTogether && changes[i].ExpectedSequence > 0)
            {
                _statements.Add(i, sql.Identities.Remove, null);
            }
        }
    }

    private void AddChangedOrders() => _statements.AddRows(
        sql.SaveOrders,
        [
            .. Each(change => change.ChangedOrders).OrderBy(one => one.Item.InForce.OrderId, StringComparer.Ordinal)
                .GroupBy(one => (changes[one.Owner].Key.Scope, one.Item.InForce.OrderId), one => one).Select(same => same.Last())
                .Select(one => new SaveRow(one.Owner, one.Item.InForce.OrderId, one.Item.InForce.PlacedAt.UtcTicks, one.Item.ToJson())),
        ],
        SaveOutcome.Refused);

    private void AddPlays()
    {
        var uses = Enumerable.Range(0, changes.Count).Where(i => changes[i].CountedPlay is not null)
            .Select(i => (Owner: i, Use: changes[i].CountedPlay!.Value))
            .OrderBy(one => one.Use.Day).ThenBy(one => one.Use.Play, StringComparer.Ordinal);
        foreach (var (owner, use) in uses)
        {
            if (use.MaxCount is { } max)
                _statements.Add(owner, sql.CountPlayInBudget, SaveOutcome.BudgetSpent, use.Day.DayNumber, use.Play, max);
            else _statements.Add(owner, sql.CountPlay, null, use.Day.DayNumber, use.Play);
        }
    }

    private void AddEvents()
    {
        foreach (var (owner, number) in Each(change => change.RemovedEvents)) _statements.Add(owner, sql.RemoveEvent, null, number);
        _statements.AddRows(
            sql.AddEvents,
            [
                .. Each(change => change.AddedEvents).Select(one => new SaveRow(
                    one.Owner, one.Item.Number, (long)one.Item.Event.Kind, one.Item.Event.At.UtcTicks, one.Item.Event.ToJson(),
                    one.Item.Identity)),
            ]);
        _statements.AddRows(
            sql.AddSeen,
            [
                .. Each(change => change.AddedSeen).GroupBy(one => (one.Owner, one.Item.Key)).Select(same => same.Last())
                    .Select(one => new SaveRow(one.Owner, (long)one.Item.Key.Kind, one.Item.Key.EventId, one.Item.SeenAt.UtcTicks)),
            ]);
        var forgotten = Enumerable.Range(0, changes.Count).Where(i => changes[i].ForgetSeenBefore is not null)
            .GroupBy(i => changes[i].Key.Scope, StringComparer.Ordinal).Select(ofShop => ofShop.MaxBy(i => changes[i].ForgetSeenBefore));
        foreach (var owner in forgotten) _statements.Add(owner, sql.ForgetSeen, null, changes[owner].ForgetSeenBefore!.Value.UtcTicks);
    }

    private void AddTransitions()
    {
        _statements.AddRows(
            sql.Deliveries.AddTransitions, [.. Each(change => change.AddedTransitions).Select(one => Row(one.Owner, one.Item))]);
        _statements.AddRows(sql.Deliveries.AddDeliveries, [.. Enumerable.Range(0, changes.Count).SelectMany(Deliveries)]);
        _statements.AddRows(
            sql.Deliveries.SaveStates, [.. Enumerable.Range(0, changes.Count).SelectMany(i => Rows(i, changes[i].Document))]);
    }

    private IEnumerable<SaveRow> Deliveries(int owner)
    {
        var change = changes[owner];
        KeptTransition[] delivered = [.. change.AddedTransitions.Where(one => !one.IsMuted)];
        if (delivered.Length == 0) return [];
        var (next, last) = (delivered[0], delivered[^1].Number);
        return change.Handlers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(handler => new SaveRow(
            owner, handler, next.Number, last, next.Notice.RecordedAt.UtcTicks, change.DeliveriesLeasedUntil?.UtcTicks, 0));
    }

    /// <summary>Returns items of all changes, each with the number of its change.</summary>
    private IEnumerable<(int Owner, T Item)> Each<T>(Func<CustomerChange, IEnumerable<T>> items) =>
        Enumerable.Range(0, changes.Count).SelectMany(i => items(changes[i]).Select(item => (i, item)));
}
