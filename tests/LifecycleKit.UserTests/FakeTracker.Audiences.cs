using LifecycleKit.Customers;
using LifecycleKit.Segments;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests;

internal sealed partial class FakeTracker
{
    public async IAsyncEnumerable<CustomerView> FindAsync(
        Audience audience,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var view in await FindPageAsync(audience, null, int.MaxValue, cancellationToken)) yield return view;
    }

    public ValueTask<IReadOnlyList<CustomerView>> FindPageAsync(
        Audience audience, string? afterCustomerId = null, int maxCount = 100, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<CustomerView>>(
        [
            .. views.Where(view => string.CompareOrdinal(view.Customer.CustomerId, afterCustomerId) > 0 && audience.Contains(view))
                .OrderBy(view => view.Customer).Take(maxCount),
        ]);

    public async ValueTask<long> CountAsync(Audience audience, CancellationToken cancellationToken = default) =>
        (await FindPageAsync(audience, null, int.MaxValue, cancellationToken)).Count;

    public ValueTask<AudiencePlan> DescribeAsync(Audience audience, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(string track, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<StageCount>>(
            [.. views.GroupBy(view => view.Track(track).Stage).Select(all => new StageCount(all.Key, all.Count()))]);

    public IAsyncEnumerable<CustomerView> FindEnteredAsync(
        Audience audience, DateTimeOffset since, CancellationToken cancellationToken = default) => FindAsync(audience, cancellationToken);

    public async IAsyncEnumerable<CustomerView> FindLeftAsync(
        Audience audience, DateTimeOffset since,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask<SegmentMovement> ReadSegmentMovementAsync(Period period, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
