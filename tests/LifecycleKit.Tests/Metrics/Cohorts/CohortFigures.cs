using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Metrics;

/// <summary>One cell of a table as plain figures, so that tables and oracles compare as lists.</summary>
internal sealed record CohortFigures(
    DateOnly Start, long Size, int Column, long Customers, long Active, long Orders, decimal NetRevenue, bool IsPartial)
{
    /// <summary>All cells of a table, one column more than are observed, so that empty ones compare too.</summary>
    public static CohortFigures[] Of(CohortTable table) =>
    [
        .. from row in table.Rows
           from column in Enumerable.Range(0, table.ColumnCount + 1)
           let cell = row[column]
           select new CohortFigures(
               row.Start, row.CustomerCount, column, cell.CustomerCount, cell.ActiveCount, cell.OrderCount, cell.NetRevenue,
               cell.IsPartial),
    ];
}
