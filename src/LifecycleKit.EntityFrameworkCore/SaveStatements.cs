using System.Data.Common;
using System.Text;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>
/// The statements of a save, run by as few commands as possible. Those that decide return their rows, or else the rest does not count, and
/// the caller rolls back.
/// </summary>
/// <remarks>
/// In a statement for one customer, <c>@scope</c> and <c>@customer</c> are the customer's, and <c>@a#</c>, <c>@b#</c> … the other
/// values. In a statement for several rows, <c>@rows</c> are the rows, each with scope and customer before the other values.
/// </remarks>
internal sealed class SaveStatements
{
    private const int MaxRows = 100;

    // The provider of SQLite looks at all parameters of a command for each of its statements.
    private const int MaxParameters = 500;

    private readonly List<Statement> _statements = [];
    private readonly List<CustomerKey> _owners = [];

    /// <summary>Adds a customer, and returns the number by which statements name the customer.</summary>
    public int Begin(CustomerKey key)
    {
        _owners.Add(key);
        return _owners.Count - 1;
    }

    /// <summary>Adds a statement for one customer.</summary>
    /// <param name="owner">The number of the customer.</param>
    /// <param name="text">The statement.</param>
    /// <param name="otherwise">The outcome when the statement returns no row; null for a statement without a result.</param>
    /// <param name="values">The values after scope and customer.</param>
    public void Add(int owner, string text, SaveOutcome? otherwise, params StoreValue[] values)
    {
        var number = Name(_statements.Count);
        text = text.Replace("#", number, StringComparison.Ordinal);
        if (owner > 0)
        {
            text = text.Replace("@scope", Scope(owner), StringComparison.Ordinal)
                .Replace("@customer", Customer(owner), StringComparison.Ordinal);
        }

        _statements.Add(new Statement(
            text, [owner], [.. values.Select((value, i) => ($"@{(char)('a' + i)}{number}", value))], otherwise, 1));
    }

    /// <summary>Adds a statement for several rows; none without rows.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="otherwise">The outcome when the statement returns fewer rows; null for a statement without a result.</param>
    public void AddRows(string text, IReadOnlyCollection<SaveRow> rows, SaveOutcome? otherwise = null)
    {
        foreach (var some in rows.Chunk(MaxRows))
        {
            var parameters = new List<(string Name, StoreValue Value)>();
            var list = new StringBuilder();
            foreach (var row in some)
            {
                list.Append(list.Length == 0 ? "(" : ", (").Append(Scope(row.Owner)).Append(", ").Append(Customer(row.Owner));
                foreach (var value in row.Values)
                {
                    var name = $"@r{Name(_statements.Count)}_{Name(parameters.Count)}";
                    parameters.Add((name, value));
                    list.Append(", ").Append(name);
                }

                list.Append(')');
            }

            _statements.Add(new Statement(
                text.Replace("@rows", list.ToString(), StringComparison.Ordinal), [.. some.Select(row => row.Owner).Distinct()], parameters,
                otherwise, some.Length));
        }
    }

    public async Task<SaveOutcome> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        for (var first = 0; first < _statements.Count;)
        {
            var (next, count) = (first, 0);
            while (next < _statements.Count && (next == first || count + _statements[next].Parameters.Count <= MaxParameters))
                count += _statements[next++].Parameters.Count;
            var outcome = await RunAsync(connection, _statements[first..next], cancellationToken).ConfigureAwait(false);
            if (outcome != SaveOutcome.Saved) return outcome;
            first = next;
        }

        return SaveOutcome.Saved;
    }

    private async Task<SaveOutcome> RunAsync(StoreConnection connection, List<Statement> statements, CancellationToken cancellationToken)
    {
        var command = connection.Command(string.Concat(statements.Select(statement => statement.Text + ";\n")));
        await using var _ = command.ConfigureAwait(false);
        var owners = statements.SelectMany(statement => statement.Owners).Distinct().ToList();
        foreach (var owner in owners.DistinctBy(Scope)) command.Add(Scope(owner), _owners[owner].Scope);
        foreach (var owner in owners) command.Add(Customer(owner), _owners[owner].CustomerId);
        foreach (var (name, value) in statements.SelectMany(statement => statement.Parameters)) command.Add(name, value);

        var outcome = SaveOutcome.Saved;
        try
        {
            var reader = await command.ReadAsync(cancellationToken).ConfigureAwait(false);
            await using var __ = reader.ConfigureAwait(false);
            // Each statement that decides has a result, the others have none.
            foreach (var statement in statements)
            {
                if (statement.Otherwise is not { } otherwise) continue;
                var count = 0;
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) count++;
                if (count < statement.RowCount) outcome = otherwise;
                if (outcome != SaveOutcome.Saved) break;
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>Customers of one shop have one parameter for it.</summary>
    private string Scope(int owner)
    {
        while (owner > 0 && string.Equals(_owners[owner - 1].Scope, _owners[owner].Scope, StringComparison.Ordinal)) owner--;
        return owner == 0 ? "@scope" : "@scope_" + Name(owner);
    }

    private static string Customer(int owner) => owner == 0 ? "@customer" : "@customer_" + Name(owner);

    private static string Name(int number) => number.ToString(null, null);

    private sealed record Statement(
        string Text, IReadOnlyList<int> Owners, IReadOnlyList<(string Name, StoreValue Value)> Parameters, SaveOutcome? Otherwise,
        int RowCount);
}

/// <summary>A row to write.</summary>
/// <param name="Owner">The number of the customer.</param>
/// <param name="Values">The values after scope and customer.</param>
internal readonly record struct SaveRow(int Owner, params StoreValue[] Values);
