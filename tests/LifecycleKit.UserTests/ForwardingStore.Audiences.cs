using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal abstract partial class ForwardingStore
{
    public virtual ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
        StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        Inner.ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> ListInAllStagesAsync(
        StageQuery query, ImmutableArray<string> stages, ImmutableArray<AudienceIndex> others, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken) =>
        Inner.ListInAllStagesAsync(query, stages, others, afterCustomerId, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<CustomerKey>> ListEnteredAsync(
        StageQuery query, DateTimeOffset since, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        Inner.ListEnteredAsync(query, since, afterCustomerId, maxCount, cancellationToken);

    public virtual ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken) =>
        Inner.CountByStageAsync(query, cancellationToken);

    public virtual ValueTask<IReadOnlyList<TransitionNotice>> LoadFirstTransitionsAsync(
        string scope, ImmutableArray<string> customerIds, string track, DateTimeOffset since, CancellationToken cancellationToken) =>
        Inner.LoadFirstTransitionsAsync(scope, customerIds, track, since, cancellationToken);
}
