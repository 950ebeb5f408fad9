using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores that find customers by stage wrongly.</summary>
internal static class AudienceFaults
{
    /// <summary>Searches with another query: for example one under which too many customers are settled.</summary>
    public sealed class AskedOtherwise(Func<StageQuery, StageQuery> ask) : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            base.ListInStagesAsync(ask(query), stages, afterCustomerId, maxCount, cancellationToken);
    }

    /// <summary>Changes what a search for stages returns.</summary>
    public sealed class ListedOtherwise(Func<IEnumerable<CustomerKey>, IEnumerable<CustomerKey>> change) : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            [.. change(await base.ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken))];
    }

    /// <summary>Finds those of several tracks only who are in all of the stages, settled or not.</summary>
    public sealed class OthersSettled : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInAllStagesAsync(
            StageQuery query, ImmutableArray<string> stages, ImmutableArray<AudienceIndex> others, string? afterCustomerId, int maxCount,
            CancellationToken cancellationToken)
        {
            IEnumerable<CustomerKey> found = await ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken);
            foreach (var other in others)
            {
                found = found.Intersect(await ListInStagesAsync(
                    query with { Track = other.Track, AsOf = DateTimeOffset.MinValue }, other.Stages, null, 99, cancellationToken));
            }

            return [.. found];
        }
    }

    public sealed class FirstStageOnly : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            base.ListInStagesAsync(query, [.. stages.Take(1)], afterCustomerId, maxCount, cancellationToken);
    }

    /// <summary>Finds the customers with other versions only when these are before the version in force.</summary>
    public sealed class LaterVersionsSettled : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
        {
            var found = await base.ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken);
            var kept = new List<CustomerKey>();
            foreach (var key in found)
            {
                if (string.CompareOrdinal((await FindAsync(key))!.Version, query.Version) <= 0) kept.Add(key);
            }

            return kept;
        }
    }

    /// <summary>Finds no customers whose last sweep failed, unless they are due.</summary>
    public sealed class FailingSettled : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
        {
            var found = await base.ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken);
            var kept = new List<CustomerKey>();
            foreach (var key in found)
            {
                var record = (await FindAsync(key))!;
                if (record.Document.FailureCount == 0 || record.DueAt <= query.AsOf || record.Version != query.Version) kept.Add(key);
            }

            return kept;
        }
    }

    /// <summary>Finds the customers of another shop too.</summary>
    public sealed class EveryShop : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
        {
            var found = new List<CustomerKey>();
            foreach (var scope in new[] { query.Scope, query.Scope + "-2" })
            {
                found.AddRange(await base.ListInStagesAsync(
                    query with { Scope = scope }, stages, afterCustomerId, maxCount, cancellationToken));
            }

            return found;
        }
    }

    /// <summary>Finds due customers of the stages twice.</summary>
    public sealed class DueTwice : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken)
        {
            var found = new List<CustomerKey>();
            foreach (var key in await base.ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken))
            {
                found.Add(key);
                var record = (await FindAsync(key))!;
                if (record.DueAt <= query.AsOf && record.Document.States.Any(state => stages.Contains(state.State.Stage))) found.Add(key);
            }

            return found;
        }
    }

    public sealed class MaxCountIgnored : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            base.ListInStagesAsync(query, stages, afterCustomerId, maxCount < 1 ? maxCount : 99, cancellationToken);
    }

    public sealed class PageRepeated : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            base.ListInStagesAsync(query, stages, null, maxCount, cancellationToken);
    }

    public sealed class CountedOtherwise(Func<StageQuery, StageQuery> ask) : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken) =>
            base.CountByStageAsync(ask(query), cancellationToken);
    }

    /// <summary>Looks for customers who entered their stage from another instant on.</summary>
    public sealed class EnteredOtherwise(Func<StageQuery, StageQuery> ask, Func<DateTimeOffset, DateTimeOffset> since) : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<CustomerKey>> ListEnteredAsync(
            StageQuery query, DateTimeOffset from, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            base.ListEnteredAsync(ask(query), since(from), afterCustomerId, maxCount, cancellationToken);
    }

    /// <summary>Loads transitions from another instant on.</summary>
    public sealed class TransitionsSince(Func<DateTimeOffset, DateTimeOffset> since) : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<TransitionNotice>> LoadFirstTransitionsAsync(
            string scope, ImmutableArray<string> customerIds, string track, DateTimeOffset from, CancellationToken cancellationToken) =>
            base.LoadFirstTransitionsAsync(scope, customerIds, track, since(from), cancellationToken);
    }

    public sealed class TokenIgnored : StoreWithFault
    {
        public override ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken) =>
            base.CountByStageAsync(query, CancellationToken.None);
    }

    public sealed class MaxCountNotChecked : StoreWithFault
    {
        public override async ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
            StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
            maxCount < 1 ? [] : await base.ListInStagesAsync(query, stages, afterCustomerId, maxCount, cancellationToken);
    }
}
