using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.CompilerServices;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>
/// Reads a table of a shop in pages, each customer whole. Each page is one statement; between two pages no connection is open.
/// </summary>
internal sealed class RowPages<T>(StoreDatabase database, Func<ReadingSql, PageSql> sql, Func<DbDataReader, T> read)
{
    private const int PageSize = 2000;

    public async IAsyncEnumerable<CustomerRows<T>> ReadAsync(
        string scope, string? afterCustomerId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = afterCustomerId ?? string.Empty;
        while (true)
        {
            var page = await ListAsync(
                pages => pages.Page, command => command.Add("@scope", scope).Add("@after", after).Add("@max", PageSize), cancellationToken)
                .ConfigureAwait(false);
            var isLast = page.Count < PageSize;
            foreach (var customer in Whole(page, isLast))
            {
                after = customer.Id;
                yield return new CustomerRows<T>(new CustomerKey(scope, customer.Id), customer.Rows);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (isLast) yield break;
            var cut = page[^1].Id;
            if (!string.Equals(page[0].Id, cut, StringComparison.Ordinal)) continue;

            // A customer with more rows than a page.
            var rows = await ListAsync(
                pages => pages.OfCustomer, command => command.Add("@scope", scope).Add("@customer", cut), cancellationToken)
                .ConfigureAwait(false);
            after = cut;
            if (rows.Count > 0) yield return new CustomerRows<T>(new CustomerKey(scope, cut), [.. rows.Select(one => one.Row)]);
        }
    }

    /// <summary>Returns the customers of a page; of a page that was cut, without the last one, who may have more rows.</summary>
    private static IEnumerable<(string Id, ImmutableArray<T> Rows)> Whole(List<(string Id, T Row)> page, bool isLast)
    {
        for (var first = 0; first < page.Count;)
        {
            var next = first;
            while (next < page.Count && string.Equals(page[next].Id, page[first].Id, StringComparison.Ordinal)) next++;
            if (next == page.Count && !isLast) yield break;
            yield return (page[first].Id, [.. page[first..next].Select(one => one.Row)]);
            first = next;
        }
    }

    private ValueTask<List<(string Id, T Row)>> ListAsync(
        Func<PageSql, string> text, Action<StoreCommand> fill, CancellationToken cancellationToken) => database.ReadAsync(
            async (connection, token) =>
            {
                var command = connection.Command(text(sql(connection.Sql.Reading)));
                await using var _ = command.ConfigureAwait(false);
                fill(command);
                return await command.ListAsync(row => (row.GetString(0), read(row)), token).ConfigureAwait(false);
            },
            cancellationToken);
}
