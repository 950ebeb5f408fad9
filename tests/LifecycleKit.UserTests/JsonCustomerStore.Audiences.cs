using System.Collections.Immutable;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal sealed partial class JsonCustomerStore
{
    public ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
        StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        ListAsync(query, afterCustomerId, maxCount, state => stages.Contains(state.Stage), cancellationToken);

    public ValueTask<IReadOnlyList<CustomerKey>> ListEnteredAsync(
        StageQuery query, DateTimeOffset since, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        ListAsync(query, afterCustomerId, maxCount, state => state.EnteredAt > since, cancellationToken);

    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken) =>
        When(cancellationToken).Run<IReadOnlyList<StageCount>>(() =>
        [
            .. Keys(query.Scope, null).Where(key => IsSettled(_customers[key], query))
                .Select(key => StateOf(_customers[key], query.Track)).Where(state => state.HasStarted)
                .GroupBy(state => state.Stage).Select(all => new StageCount(all.Key, all.Count())),
        ]);

    public ValueTask<IReadOnlyList<TransitionNotice>> LoadFirstTransitionsAsync(
        string scope, ImmutableArray<string> customerIds, string track, DateTimeOffset since, CancellationToken cancellationToken) =>
        When(cancellationToken).Run<IReadOnlyList<TransitionNotice>>(() =>
        [
            .. customerIds.Select(id => _customers.GetValueOrDefault(new CustomerKey(scope, id))).OfType<Row>()
                .Select(row => row.Transitions.Values.Select(one => TransitionNotice.FromJson(one.Json))
                    .FirstOrDefault(notice => notice.Track == track && notice.EffectiveAt > since))
                .OfType<TransitionNotice>(),
        ]);

    private static bool IsSettled(Row row, StageQuery query) =>
        !(row.DueAt <= query.AsOf) && row.Version == query.Version && row.FailureCount == 0;

    private static LifecycleState StateOf(Row row, string track) =>
        CustomerDocument.FromJson(row.Document).States.FirstOrDefault(state => state.Track == track).State;

    private ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        StageQuery query, string? afterCustomerId, int maxCount, Func<LifecycleState, bool> isWanted, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return When(cancellationToken).Run<IReadOnlyList<CustomerKey>>(() =>
        [
            .. Keys(query.Scope, afterCustomerId)
                .Where(key => !IsSettled(_customers[key], query)
                    || (StateOf(_customers[key], query.Track) is { HasStarted: true } state && isWanted(state)))
                .Take(maxCount),
        ]);
    }
}
