using System.Transactions;
using Microsoft.EntityFrameworkCore;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Runs the calls of the store: each on a context of its own, under the execution strategy of the host.</summary>
internal sealed class StoreDatabase(IContextSource source, bool allowUntestedProvider) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1);
    private StoreSql? _sql;
    private bool _isChecked;

    /// <summary>Runs a call that reads.</summary>
    public ValueTask<T> ReadAsync<T>(Func<StoreConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(call, false, cancellationToken);

    /// <summary>Runs a call that writes.</summary>
    public ValueTask<T> WriteAsync<T>(Func<StoreConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(call, true, cancellationToken);

    public void Dispose() => _writer.Dispose();

    private async ValueTask<T> RunAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> call, bool isWrite, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // A save of the store is whole in itself, also where the host has an ambient transaction.
        using var apart = Transaction.Current is null
            ? null : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        var opened = source.Open();
        await using (opened.ConfigureAwait(false))
        {
            var sql = _sql ??= StoreSql.Of(opened.Context, allowUntestedProvider);
            var waits = isWrite && sql.Dialect.HasOneWriter;
            if (waits) await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await opened.Context.Database.CreateExecutionStrategy().ExecuteAsync(
                    (Database: this, sql, call),
                    static (context, state, token) => state.Database.OnceAsync(context, state.sql, state.call, token),
                    null, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (waits) _writer.Release();
            }
        }
    }

    private async Task<T> OnceAsync<T>(
        DbContext context, StoreSql sql, Func<StoreConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = new StoreConnection(context, sql);
            if (!_isChecked)
            {
                await new SchemaCheck(connection).RunAsync(cancellationToken).ConfigureAwait(false);
                _isChecked = true;
            }

            return await call(connection, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
