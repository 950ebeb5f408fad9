using System.Data.Common;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

internal sealed partial class EntityFrameworkCustomerStore
{
    /// <inheritdoc/>
    public ValueTask<SaveOutcome> EraseAsync(CustomerErasure erasure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        return EraseTogetherAsync([erasure], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<SaveOutcome> EraseTogetherAsync(IReadOnlyList<CustomerErasure> erasures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(erasures);
        foreach (var erasure in erasures)
        {
            KeyLimits.Check(erasure.Key, nameof(erasures));
            if (erasure.Tombstone is { } tombstone) KeyLimits.CheckTombstone(tombstone, nameof(erasures));
        }

        // A repeated attempt after a lost commit finds another sequence. The caller then loads again, and finds the customer erased.
        return database.WriteAsync(
            async (connection, token) =>
            {
                var outcome = SaveOutcome.Conflict;
                try
                {
                    await connection.TransactAsync(
                        async (_, cancellation) =>
                        {
                            outcome = await Statements(erasures, connection.Sql.Erasure).RunAsync(connection, cancellation)
                                .ConfigureAwait(false);
                            return outcome == SaveOutcome.Saved;
                        },
                        null, token).ConfigureAwait(false);
                    return outcome;
                }
                catch (DbException error) when (connection.Sql.Dialect.IsContention(error))
                {
                    return SaveOutcome.Conflict;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> FindTombstoneAsync(string scope, string tombstone, CancellationToken cancellationToken)
    {
        KeyLimits.CheckScope(scope, nameof(scope));
        KeyLimits.CheckTombstone(tombstone, nameof(tombstone));
        return database.ReadAsync<DateTimeOffset?>(
            async (connection, token) =>
            {
                var command = connection.Command(connection.Sql.Erasure.FindTombstone).Add("@scope", scope).Add("@tombstone", tombstone);
                await using var _ = command.ConfigureAwait(false);
                return await command.ScalarAsync(token).ConfigureAwait(false) is { } ticks
                    ? new DateTimeOffset(Convert.ToInt64(ticks, null), TimeSpan.Zero) : null;
            },
            cancellationToken);
    }

    /// <summary>Returns the statements of an erasure: the rows of the customers first, as in a save, so that the two wait for each
    /// other.</summary>
    private static SaveStatements Statements(IReadOnlyList<CustomerErasure> erasures, ErasureSql sql)
    {
        var statements = new SaveStatements();
        CustomerErasure[] inOrder = [.. erasures.OrderBy(one => one.Key)];
        foreach (var erasure in inOrder)
        {
            var owner = statements.Begin(erasure.Key);
            if (erasure.ExpectedSequence == 0) statements.Add(owner, sql.HoldPlace, SaveOutcome.Conflict);
            statements.Add(owner, sql.RemoveCustomer, SaveOutcome.Conflict, erasure.ExpectedSequence);
        }

        for (var owner = 0; owner < inOrder.Length; owner++)
        {
            foreach (var text in sql.RemoveRows) statements.Add(owner, text, null);
            if (inOrder[owner].Tombstone is not { } tombstone) continue;
            statements.Add(owner, sql.RemovePending, null);
            statements.Add(owner, sql.AddTombstone, null, tombstone, inOrder[owner].At.UtcTicks);
        }

        return statements;
    }
}
