using System.Collections.Immutable;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListInStagesAsync(
        StageQuery query, ImmutableArray<string> stages, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) =>
        ListInAllStagesAsync(query, stages, [], afterCustomerId, maxCount, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListInAllStagesAsync(
        StageQuery query, ImmutableArray<string> stages, ImmutableArray<AudienceIndex> others, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken)
    {
        AudienceIndex[] also = others.IsDefault ? [] : [.. others];
        foreach (var other in also) KeyLimits.CheckTrack(other.Track, nameof(others));
        // No customer is in none of the stages of a track.
        if (stages.IsDefaultOrEmpty || Array.Exists(also, other => other.Stages.IsDefaultOrEmpty)) (stages, also) = ([], []);
        return ListAsync(
            query, sql => sql.ListInStages(stages.Length, Array.ConvertAll(also, other => other.Stages.Length)),
            command =>
            {
                for (var i = 0; i < stages.Length; i++) command.Add(FormattableString.Invariant($"@stage{i}"), stages[i]);
                for (var i = 0; i < also.Length; i++)
                {
                    command.Add(FormattableString.Invariant($"@track{i}"), also[i].Track);
                    for (var j = 0; j < also[i].Stages.Length; j++)
                        command.Add(FormattableString.Invariant($"@stage{i}_{j}"), also[i].Stages[j]);
                }
            },
            afterCustomerId, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CustomerKey>> ListEnteredAsync(
        StageQuery query, DateTimeOffset since, string? afterCustomerId, int maxCount, CancellationToken cancellationToken) => ListAsync(
        query, sql => sql.ListEntered, command => command.Add("@since", since.UtcTicks), afterCustomerId, maxCount, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StageCount>> CountByStageAsync(StageQuery query, CancellationToken cancellationToken)
    {
        Check(query, 1);
        return database.ReadAsync<IReadOnlyList<StageCount>>(
            async (connection, token) =>
            {
                var command = Fill(connection.Command(connection.Sql.Audiences.CountByStage), query);
                await using var _ = command.ConfigureAwait(false);
                return await command.ListAsync(row => new StageCount(row.GetString(0), row.GetInt64(1)), token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TransitionNotice>> LoadFirstTransitionsAsync(
        string scope, ImmutableArray<string> customerIds, string track, DateTimeOffset since, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        KeyLimits.CheckTrack(track, nameof(track));
        foreach (var customerId in customerIds) KeyLimits.Check(new CustomerKey(scope, customerId), nameof(customerIds));
        cancellationToken.ThrowIfCancellationRequested();
        var found = new List<TransitionNotice>();
        foreach (var some in customerIds.Chunk(MaxLoaded))
        {
            var rows = await database.ReadAsync(
                async (connection, token) =>
                {
                    var command = connection.Command(connection.Sql.Audiences.LoadTransitions(some.Length))
                        .Add("@scope", scope).Add("@track", track).Add("@since", since.UtcTicks);
                    await using var _ = command.ConfigureAwait(false);
                    for (var i = 0; i < some.Length; i++) command.Add(FormattableString.Invariant($"@customer{i}"), some[i]);
                    return await command.ListAsync(row => (Id: row.GetString(0), Notice: row.GetString(1)), token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.DistinctBy(row => row.Id, StringComparer.Ordinal).Select(row => TransitionNotice.FromJson(row.Notice)));
        }

        return found;
    }

    private ValueTask<IReadOnlyList<CustomerKey>> ListAsync(
        StageQuery query, Func<AudienceSql, string> text, Action<StoreCommand> fill, string? afterCustomerId, int maxCount,
        CancellationToken cancellationToken)
    {
        Check(query, maxCount);
        return database.ReadAsync<IReadOnlyList<CustomerKey>>(
            async (connection, token) =>
            {
                var command = Fill(connection.Command(text(connection.Sql.Audiences)), query)
                    .Add("@after", afterCustomerId ?? string.Empty).Add("@max", maxCount);
                await using var _ = command.ConfigureAwait(false);
                fill(command);
                return await command.ListAsync(row => new CustomerKey(query.Scope, row.GetString(0)), token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static void Check(in StageQuery query, int maxCount)
    {
        Check(query.Scope, maxCount);
        KeyLimits.CheckTrack(query.Track, nameof(query));
        ArgumentNullException.ThrowIfNull(query.Version, nameof(query));
    }

    private static StoreCommand Fill(StoreCommand command, in StageQuery query) => command.Add("@scope", query.Scope)
        .Add("@track", query.Track).Add("@version", query.Version).Add("@asOf", query.AsOf.UtcTicks);
}
