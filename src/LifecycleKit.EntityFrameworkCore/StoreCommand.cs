using System.Data.Common;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>A command with its parameters.</summary>
internal readonly struct StoreCommand(DbCommand command) : IAsyncDisposable
{
    public StoreCommand Add(string name, StoreValue value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = value.Type;
        parameter.Value = value.Value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return this;
    }

    /// <summary>Returns the number of changed rows.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken) => command.ExecuteNonQueryAsync(cancellationToken);

    public Task<object?> ScalarAsync(CancellationToken cancellationToken) => command.ExecuteScalarAsync(cancellationToken);

    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken) => command.ExecuteReaderAsync(cancellationToken);

    /// <summary>Returns a value of each row.</summary>
    public async Task<List<T>> ListAsync<T>(Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        var reader = await ReadAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
