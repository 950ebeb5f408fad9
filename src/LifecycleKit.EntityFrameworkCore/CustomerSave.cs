using System.Data.Common;
using System.Text;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>Saves one change: as few commands as possible, whose first statements decide whether the transaction is committed.</summary>
internal sealed class CustomerSave(CustomerChange change, long saveId)
{
    // A change of one event has about five. The provider of SQLite looks at all parameters of a command for each statement.
    private const int MaxStatements = 64;

    private const int Format = 1;

    private readonly List<(string Text, Action<StoreCommand, string>? Fill, SaveOutcome? Otherwise)> _statements = [];

    public async Task<SaveOutcome> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        Collect(connection.Sql);
        for (var first = 0; first < _statements.Count;)
        {
            var next = Math.Min(_statements.Count, first + MaxStatements);
            var outcome = await RunAsync(connection, first, next, cancellationToken).ConfigureAwait(false);
            if (outcome != SaveOutcome.Saved) return outcome;
            first = next;
        }

        return SaveOutcome.Saved;
    }

    /// <summary>Adds the statements in the order in which their outcomes count.</summary>
    private void Collect(StoreSql sql)
    {
        Add(change.ExpectedSequence == 0 ? sql.InsertCustomer : sql.UpdateCustomer, FillCustomer, SaveOutcome.Conflict);
        // In a fixed order, so that two saves with the same orders do not lock each other out.
        foreach (var order in change.ChangedOrders.OrderBy(order => order.InForce.OrderId, StringComparer.Ordinal))
        {
            Add(sql.SaveOrder, (command, n) => command.Add("@a" + n, order.InForce.OrderId)
                .Add("@b" + n, order.InForce.PlacedAt.UtcTicks).Add("@c" + n, order.ToJson()), SaveOutcome.Refused);
        }

        if (change.AppliedPending is { } number)
            Add(sql.RemovePending, (command, _) => command.Add("@number", number), SaveOutcome.Duplicate);
        foreach (var removed in change.RemovedEvents) Add(sql.RemoveEvent, (command, n) => command.Add("@a" + n, removed));
        foreach (var kept in change.AddedEvents)
        {
            Add(sql.AddEvent, (command, n) => command.Add("@a" + n, kept.Number).Add("@b" + n, (long)kept.Event.Kind)
                .Add("@c" + n, kept.Event.At.UtcTicks).Add("@d" + n, kept.Event.ToJson()));
        }

        foreach (var seen in change.AddedSeen)
        {
            Add(sql.AddSeen, (command, n) => command.Add("@a" + n, (long)seen.Key.Kind)
                .Add("@b" + n, seen.Key.EventId).Add("@c" + n, seen.SeenAt.UtcTicks));
        }

        if (change.ForgetSeenBefore is { } before) Add(sql.ForgetSeen, (command, _) => command.Add("@forget", before.UtcTicks));
    }

    private void Add(string text, Action<StoreCommand, string> fill, SaveOutcome? otherwise = null) =>
        _statements.Add((text, fill, otherwise));

    private async Task<SaveOutcome> RunAsync(StoreConnection connection, int first, int next, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        for (var i = first; i < next; i++)
            text.Append(_statements[i].Text.Replace("#", Name(i), StringComparison.Ordinal)).Append(";\n");
        var command = connection.Command(text.ToString());
        await using var _ = command.ConfigureAwait(false);
        command.Add("@scope", change.Key.Scope).Add("@customer", change.Key.CustomerId);
        for (var i = first; i < next; i++) _statements[i].Fill?.Invoke(command, Name(i));

        var outcome = SaveOutcome.Saved;
        try
        {
            var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
            await using var __ = reader.ConfigureAwait(false);
            // Each statement that decides returns one row, the others have no result.
            for (var i = first; i < next && outcome == SaveOutcome.Saved; i++)
            {
                if (_statements[i].Otherwise is not { } otherwise) continue;
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) outcome = otherwise;
                else await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (DbException) when (outcome != SaveOutcome.Saved)
        {
            // The outcome is known, and the rest of the statements, which rest on another one, are rolled back with it.
        }

        return outcome;
    }

    private void FillCustomer(StoreCommand command, string number)
    {
        if (change.ExpectedSequence != 0) command.Add("@expected", change.ExpectedSequence);
        command.Add("@version", change.Version).Add("@due", change.DueAt?.UtcTicks).Add("@document", change.Document.ToJson())
            .Add("@format", Format).Add("@save", saveId);
    }

    private static string Name(int number) => number.ToString(null, null);
}
