using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The open connection of one call.</summary>
internal sealed class StoreConnection(DbContext context, StoreSql sql)
{
    private readonly DbConnection _connection = context.Database.GetDbConnection();
    private DbTransaction? _transaction;

    public StoreSql Sql => sql;

    public StoreCommand Command(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = _transaction;
        if (context.Database.GetCommandTimeout() is { } timeout) command.CommandTimeout = timeout;
        return new StoreCommand(command);
    }

    /// <summary>Runs a call in a transaction, which is committed when the call returns true.</summary>
    /// <param name="call">The call.</param>
    /// <param name="lockName">The name of a lock that one transaction at a time holds; null for none.</param>
    /// <param name="cancellationToken">Cancels the call, until the commit begins.</param>
    public async Task TransactAsync(
        Func<StoreConnection, CancellationToken, Task<bool>> call, string? lockName, CancellationToken cancellationToken)
    {
        if (sql.Dialect.BeforeTransaction is { } text) await ExecuteAsync(text, cancellationToken).ConfigureAwait(false);
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
            .ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        _transaction = transaction.GetDbTransaction();
        try
        {
            if (lockName is not null && sql.Dialect.Lock is { } statement)
            {
                var command = Command(statement).Add("@lock", lockName);
                await using var __ = command.ConfigureAwait(false);
                await command.ScalarAsync(cancellationToken).ConfigureAwait(false);
            }

            var isDone = await call(this, cancellationToken).ConfigureAwait(false);
            // A commit is not cancelled: whether it took place would be unknown.
            if (isDone) await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            else await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _transaction = null;
        }
    }

    public async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        var command = Command(text);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }
}
