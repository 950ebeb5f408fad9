namespace LifecycleKit.Import;

/// <summary>The refusals of files whose rows do not decide what a row is.</summary>
internal static class RowKindRefusal
{
    private const string Settle =
        "Set Rows (--rows line or line-with-total), or name the column of the lines (--map line-amount=NAME).";

    /// <summary>Refuses a file in which the same amount is on each row of an order.</summary>
    /// <param name="column">The name of the column of amounts, in quotes.</param>
    /// <param name="line">The line of the first such order.</param>
    /// <param name="count">The number of such orders.</param>
    public static ImportException Repeated(string column, long line, int count) => Refuse(
        FormattableString.Invariant(
            $"The column {column} is the same on all rows of {count} order(s): it is the total of the order, to be counted once, ")
        + "or the amount of each line, to be added up.",
        Settle, line);

    /// <summary>Refuses a file in which an amount may be the sum of the others.</summary>
    /// <param name="column">The name of the column of amounts, in quotes.</param>
    /// <param name="line">The line of the first such order.</param>
    public static ImportException Summary(string column, long line) => Refuse(
        $"The largest amount of the column {column} in an order is the sum of the others: "
        + "it is the total of the order, or one of its lines.",
        "Set Rows (--rows summary-and-lines or line).", line);

    /// <summary>Refuses a file in which an order contradicts what a row was taken for.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="line">The line of the first row of the order.</param>
    public static ImportException Contradicted(ImportPlan plan, long line) => Refuse(
        $"A row was taken for {Words(plan.Format.Rows)}, but the amounts of this order do not fit: "
        + $"the column {plan.Columns.NameOf(ColumnRole.Amount)} has different totals on its rows.",
        Settle, line);

    /// <summary>Returns the words for what a row is.</summary>
    /// <param name="kind">What a row is.</param>
    public static string Words(RowKind kind) => kind switch
    {
        RowKind.Order => "an order",
        RowKind.OrderLine => "a line of an order",
        RowKind.OrderLineWithTotal => "a line of an order that repeats its total",
        RowKind.OrderLineWithTotalOnFirst => "a line of an order, whose total is on its first row",
        RowKind.SummaryAndLines => "the total of an order or a line of it",
        _ => "a payment",
    };

    private static ImportException Refuse(string message, string suggestion, long line) =>
        Refusal.Of(ImportDiagnosticIds.RowKind, message, suggestion, line);
}
