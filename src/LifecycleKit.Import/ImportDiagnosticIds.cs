namespace LifecycleKit.Import;

/// <summary>The kinds of <see cref="ImportDiagnostic"/>.</summary>
public static class ImportDiagnosticIds
{
    /// <summary>The file is missing, empty, or is not a table: JSON, HTML, a PDF, a database.</summary>
    public const string NotATable = "not-a-table";

    /// <summary>The file ends early or fails its check sum.</summary>
    public const string Damaged = "damaged";

    /// <summary>An archive or a stream has more bytes than <see cref="ImportOptions.MaxUnpackedSize"/>, or a workbook more than can be
    /// read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The encoding was decided from the bytes, or is not valid or not decided by them.</summary>
    public const string Encoding = "encoding";

    /// <summary>The separator or the quotes are not decided.</summary>
    public const string Separator = "separator";

    /// <summary>The header was not found, was found below other lines, or is repeated with other columns.</summary>
    public const string Header = "header";

    /// <summary>A column that is needed was not found, or several fit.</summary>
    public const string Column = "column";

    /// <summary>The notation of amounts is not decided, or is contradicted.</summary>
    public const string AmountNotation = "amount-notation";

    /// <summary>The notation of dates is not decided, or is contradicted.</summary>
    public const string DateNotation = "date-notation";

    /// <summary>Several currencies, or a currency that is not named.</summary>
    public const string Currency = "currency";

    /// <summary>What a row is: an order, a line, a payment; whether totals repeat.</summary>
    public const string RowKind = "row-kind";

    /// <summary>The file has no order ids: rows of a customer at one day are one order.</summary>
    public const string NoOrderId = "no-order-id";

    /// <summary>Identical rows.</summary>
    public const string IdenticalRows = "identical-rows";

    /// <summary>An order id that is not one: in E notation, on far-apart dates, of two customers.</summary>
    public const string OrderId = "order-id";

    /// <summary>Dates after today.</summary>
    public const string FutureDate = "future-date";

    /// <summary>A refund without its order.</summary>
    public const string RefundWithoutOrder = "refund-without-order";

    /// <summary>A word in a status or type column that is not known.</summary>
    public const string Status = "status";

    /// <summary>Rows that are not orders: totals, notes, repeated headers, continuation rows without their order.</summary>
    public const string NotAnOrder = "not-an-order";

    /// <summary>The file has no orders.</summary>
    public const string NoOrders = "no-orders";

    /// <summary>A refund of more than was paid.</summary>
    public const string OverRefund = "over-refund";

    /// <summary>Dates long before the time of the file, such as 1970-01-01.</summary>
    public const string EarlyDate = "early-date";

    /// <summary>Many rows are rejected.</summary>
    public const string RejectedRows = "rejected-rows";

    /// <summary>The file was read with a profile, or with the general one.</summary>
    public const string Profile = "profile";
}
