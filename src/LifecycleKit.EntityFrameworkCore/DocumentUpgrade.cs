using System.Text.Json;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>
/// Upgrades customers whose document has format 1: its pending deliveries become rows of transitions and deliveries, its states rows, and
/// the document one of format 2.
/// </summary>
/// <remarks>Runs in the transaction of the caller.</remarks>
internal sealed class DocumentUpgrade(StoreConnection connection)
{
    private const int PageSize = 100;
    private const string FormerStart = "{\"format\":1,";

    /// <summary>Returns whether a document has format 1, as the library wrote it.</summary>
    public static bool IsFormer(string document) => document.StartsWith(FormerStart, StringComparison.Ordinal);

    /// <summary>Upgrades all customers. An index has those that remain.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var command = connection.Command(connection.Sql.Schema.FormerDocuments).Add("@max", PageSize);
            await using var _ = command.ConfigureAwait(false);
            if (!await UpgradeAsync(command, cancellationToken).ConfigureAwait(false)) return;
        }
    }

    /// <summary>Upgrades one customer, who may have been upgraded meanwhile.</summary>
    public async Task<bool> RunAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        var command = connection.Command(connection.Sql.Schema.FormerDocument).Add("@scope", key.Scope).Add("@customer", key.CustomerId);
        await using var _ = command.ConfigureAwait(false);
        await UpgradeAsync(command, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> UpgradeAsync(StoreCommand command, CancellationToken cancellationToken)
    {
        var rows = await command.ListAsync(
            row => (Key: new CustomerKey(row.GetString(0), row.GetString(1)), Document: row.GetString(2), LastNumber: row.GetInt64(3)),
            cancellationToken).ConfigureAwait(false);
        var statements = new SaveStatements();
        var (transitions, deliveries, states) = (new List<SaveRow>(), new List<SaveRow>(), new List<SaveRow>());
        foreach (var (key, json, lastNumber) in rows)
        {
            var owner = statements.Begin(key);
            var pending = new FormerDeliveries(json, lastNumber);
            var document = CustomerDocument.FromJson(json) with { LastTransitionNumber = lastNumber + pending.Transitions.Count };
            statements.Add(
                owner, connection.Sql.Schema.UpgradeDocument, null, (document.RetryAt ?? document.NextMoveAt)?.UtcTicks, document.ToJson(),
                LifecycleTables.DocumentFormat, document.FailureCount);
            transitions.AddRange(pending.Transitions.Select(one => CustomerSave.Row(owner, one)));
            deliveries.AddRange(pending.Deliveries.Select(one => new SaveRow(
                owner, one.Handler, one.Next, one.Last, one.DueAt.UtcTicks, (long?)null, one.FailureCount)));
            states.AddRange(CustomerSave.Rows(owner, document));
        }

        var sql = connection.Sql.Deliveries;
        statements.AddRows(sql.AddTransitions, transitions);
        statements.AddRows(sql.AddDeliveries, deliveries);
        statements.AddRows(sql.SaveStates, states);
        await statements.RunAsync(connection, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0;
    }

    /// <summary>The pending deliveries of a document of format 1, the oldest first.</summary>
    private sealed class FormerDeliveries
    {
        public FormerDeliveries(string json, long lastNumber)
        {
            using var document = JsonDocument.Parse(json);
            var retries = new Dictionary<string, (int FailureCount, DateTimeOffset RetryAt)>(StringComparer.Ordinal);
            foreach (var retry in document.RootElement.GetProperty("retries").EnumerateArray())
            {
                retries[retry.GetProperty("handler").GetString()!] =
                    (retry.GetProperty("failureCount").GetInt32(), retry.GetProperty("retryAt").GetDateTimeOffset());
            }

            var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var delivery in document.RootElement.GetProperty("deliveries").EnumerateArray())
            {
                var notice = TransitionNotice.FromJson(delivery.GetProperty("notice").GetRawText());
                if (!numbers.TryGetValue(notice.Id, out var number))
                {
                    numbers.Add(notice.Id, number = ++lastNumber);
                    Transitions.Add(new KeptTransition(number, notice));
                }

                var handler = delivery.GetProperty("handler").GetString()!;
                var known = Deliveries.FindIndex(one => string.Equals(one.Handler, handler, StringComparison.Ordinal));
                if (known >= 0)
                {
                    Deliveries[known] = Deliveries[known] with { Last = number };
                    continue;
                }

                var (failureCount, dueAt) = retries.TryGetValue(handler, out var retry) ? retry : (0, notice.RecordedAt);
                Deliveries.Add(new(handler, number, number, dueAt, failureCount));
            }
        }

        public List<KeptTransition> Transitions { get; } = [];

        public List<(string Handler, long Next, long Last, DateTimeOffset DueAt, int FailureCount)> Deliveries { get; } = [];
    }
}
