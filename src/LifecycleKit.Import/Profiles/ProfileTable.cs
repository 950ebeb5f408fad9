using System.Text;

namespace LifecycleKit.Import;

/// <summary>Tables of the profiles for the documentation, in Markdown.</summary>
internal static class ProfileTable
{
    /// <summary>Returns the table of the known exports: name, system, what a row is, the column of the customer.</summary>
    public static string OfProfiles()
    {
        var table = new StringBuilder("| profile | export | a row is | customer | amount |\n|---|---|---|---|---|\n");
        foreach (var profile in ImportProfiles.All)
        {
            table.Append("| `").Append(profile.Name).Append("` | ").Append(profile.Title).Append(" | ")
                .Append(Describe(profile.Rows)).Append(" | ")
                .Append(First(profile, ColumnRole.Customer)).Append(" | ").Append(First(profile, ColumnRole.Amount)).Append(" |\n");
        }

        return table.ToString();
    }

    /// <summary>Returns the table of the names by which the general profile finds columns, the better name before the worse one.</summary>
    public static string OfNames()
    {
        var table = new StringBuilder("| role | names of columns |\n|---|---|\n");
        foreach (var (role, names) in ImportProfiles.General.Columns.OrderBy(pair => pair.Key))
            table.Append("| `").Append(ColumnRoleNames.Of(role)).Append("` | ").AppendJoin(", ", names.Select(Escape)).Append(" |\n");
        return table.ToString();
    }

    private static string First(ImportProfile profile, ColumnRole role) =>
        profile.Columns.TryGetValue(role, out var names) ? Escape(names[0]) : "none: named by the caller";

    private static string Escape(string name) => name.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Describe(RowKind? rows) => rows switch
    {
        RowKind.Order => "an order",
        RowKind.OrderLine => "a line of an order",
        RowKind.OrderLineWithTotal => "a line, with the total of the order on each",
        RowKind.OrderLineWithTotalOnFirst => "a line, with the total of the order on the first",
        RowKind.SummaryAndLines => "an order, or a line of the order above",
        RowKind.Payment => "a payment or a refund",
        _ => "decided from the rows",
    };
}
