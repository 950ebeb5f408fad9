using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Publication>> LoadPublicationsAsync(string scope, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        return database.ReadAsync<IReadOnlyList<Publication>>(
            async (connection, token) =>
            {
                var content = await ContentAsync(connection, scope, token).ConfigureAwait(false);
                return [.. content.Select(Publication.FromJson)];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryPublishAsync(
        string scope, long expectedNumber, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        ArgumentNullException.ThrowIfNull(publications);
        var isRepeated = false;
        return database.WriteAsync(
            async (connection, cancellation) =>
            {
                if (isRepeated && await IsAddedAsync(connection, scope, publications, cancellation).ConfigureAwait(false)) return true;
                isRepeated = true;
                var isAdded = false;
                await connection.TransactAsync(
                    async (_, token) =>
                    {
                        isAdded = await LastNumberAsync(connection, scope, token).ConfigureAwait(false) == expectedNumber;
                        for (var i = 0; isAdded && i < publications.Count; i++)
                            isAdded = await AddAsync(connection, scope, publications[i], token).ConfigureAwait(false);
                        return isAdded;
                    },
                    scope, cancellation).ConfigureAwait(false);
                return isAdded;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<string> GetOrAddSecretAsync(string scope, string candidate, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        ArgumentException.ThrowIfNullOrEmpty(candidate);
        return database.WriteAsync(
            async (connection, token) =>
            {
                var insert = connection.Command(connection.Sql.Publications.AddSecret).Add("@scope", scope).Add("@secret", candidate);
                await using (insert.ConfigureAwait(false)) await insert.ExecuteAsync(token).ConfigureAwait(false);
                var load = connection.Command(connection.Sql.Publications.LoadSecret).Add("@scope", scope);
                await using (load.ConfigureAwait(false)) return (string)(await load.ScalarAsync(token).ConfigureAwait(false))!;
            },
            cancellationToken);
    }

    private static async Task<List<string>> ContentAsync(StoreConnection connection, string scope, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.Publications.LoadPublications).Add("@scope", scope);
        await using var _ = command.ConfigureAwait(false);
        return await command.ListAsync(row => row.GetString(0), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns whether an earlier attempt of the same call was committed.</summary>
    private static async Task<bool> IsAddedAsync(
        StoreConnection connection, string scope, IReadOnlyList<Publication> publications, CancellationToken cancellationToken)
    {
        var stored = await ContentAsync(connection, scope, cancellationToken).ConfigureAwait(false);
        return publications.Count > 0 && publications.All(one => stored.Contains(one.ToJson(), StringComparer.Ordinal));
    }

    private static async Task<long> LastNumberAsync(StoreConnection connection, string scope, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.Publications.LastPublication).Add("@scope", scope);
        await using var _ = command.ConfigureAwait(false);
        return Convert.ToInt64(await command.ScalarAsync(cancellationToken).ConfigureAwait(false), null);
    }

    private static async Task<bool> AddAsync(
        StoreConnection connection, string scope, Publication publication, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.Publications.AddPublication.Replace("#", string.Empty, StringComparison.Ordinal))
            .Add("@scope", scope).Add("@a", publication.Number).Add("@b", publication.ToJson());
        await using var _ = command.ConfigureAwait(false);
        return await command.ScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }
}
