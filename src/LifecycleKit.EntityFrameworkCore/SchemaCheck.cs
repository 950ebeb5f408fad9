namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Checks once a process that the tables are there and that this version of the library knows them.</summary>
internal sealed class SchemaCheck(StoreConnection connection)
{
    /// <exception cref="InvalidOperationException">The tables are missing, older or newer.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        if (version == LifecycleTables.SchemaVersion) return;
        throw version > LifecycleTables.SchemaVersion
            ? Newer(version)
            : new InvalidOperationException(
                "The lifecycle tables are missing or of an older version. Call Database.EnsureLifecycleSchemaAsync() before the tracker is used, or apply a migration.");
    }

    /// <summary>Returns the version of the tables; 0 without tables or without a version.</summary>
    public async Task<int> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var sql = connection.Sql;
        if (!await HasTableAsync(sql.Schema.Table, cancellationToken).ConfigureAwait(false)) return 0;
        var command = connection.Command(sql.Schema.Version);
        await using var _ = command.ConfigureAwait(false);
        return Convert.ToInt32(await command.ScalarAsync(cancellationToken).ConfigureAwait(false), null);
    }

    /// <param name="table">The table as it is named in SQL.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<bool> HasTableAsync(string table, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.Dialect.TableExists);
        await using var _ = command.ConfigureAwait(false);
        command.Add("@table", connection.Sql.Dialect.HasOneWriter ? table.Trim('"') : table);
        return await command.ScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }

    public static InvalidOperationException Newer(int version) => new(FormattableString.Invariant(
        $"The lifecycle tables have version {version}; this version of LifecycleKit.EntityFrameworkCore knows version {LifecycleTables.SchemaVersion}. Update the package on this host."));
}
