using System.Data.Common;
using System.Text;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>
/// The statements of one or several changes, run by as few commands as possible. Those that decide return one row, or else the rest is not
/// run, and the caller rolls back.
/// </summary>
internal sealed class SaveStatements
{
    // A change of one event has about six. The provider of SQLite looks at all parameters of a command for each statement.
    private const int MaxStatements = 64;

    private readonly List<(string Text, Action<StoreCommand, string>? Fill, SaveOutcome? Otherwise, int Owner)> _statements = [];
    private readonly List<CustomerKey> _owners = [];

    /// <summary>Begins the statements of a customer, whose scope and id are <c>@scope</c> and <c>@customer</c>.</summary>
    public void Begin(CustomerKey key) => _owners.Add(key);

    /// <summary>Adds a statement of the customer who was begun last.</summary>
    /// <param name="text">The statement; # in the names of its parameters is its number.</param>
    /// <param name="fill">Adds the parameters, with the number.</param>
    /// <param name="otherwise">The outcome when the statement returns no row; null for a statement without a result.</param>
    public void Add(string text, Action<StoreCommand, string>? fill = null, SaveOutcome? otherwise = null) =>
        _statements.Add((text, fill, otherwise, _owners.Count - 1));

    public async Task<SaveOutcome> RunAsync(StoreConnection connection, CancellationToken cancellationToken)
    {
        for (var first = 0; first < _statements.Count;)
        {
            var next = Math.Min(_statements.Count, first + MaxStatements);
            var outcome = await RunAsync(connection, first, next, cancellationToken).ConfigureAwait(false);
            if (outcome != SaveOutcome.Saved) return outcome;
            first = next;
        }

        return SaveOutcome.Saved;
    }

    private async Task<SaveOutcome> RunAsync(StoreConnection connection, int first, int next, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        for (var i = first; i < next; i++) text.Append(Text(i)).Append(";\n");
        var command = connection.Command(text.ToString());
        await using var _ = command.ConfigureAwait(false);
        for (var i = first; i < next; i++)
        {
            var owner = _statements[i].Owner;
            if (i == first || owner != _statements[i - 1].Owner)
                command.Add("@scope" + Suffix(owner), _owners[owner].Scope).Add("@customer" + Suffix(owner), _owners[owner].CustomerId);
            _statements[i].Fill?.Invoke(command, Name(i));
        }

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

    private string Text(int number)
    {
        var (text, _, _, owner) = _statements[number];
        text = text.Replace("#", Name(number), StringComparison.Ordinal);
        return owner == 0 ? text : text.Replace("@scope", "@scope" + Suffix(owner), StringComparison.Ordinal)
            .Replace("@customer", "@customer" + Suffix(owner), StringComparison.Ordinal);
    }

    private static string Suffix(int owner) => owner == 0 ? string.Empty : FormattableString.Invariant($"_{owner}");

    private static string Name(int number) => number.ToString(null, null);
}
