namespace LifecycleKit.Import;

/// <summary>What is noticed while rows become orders.</summary>
/// <param name="tally">The diagnostics.</param>
/// <param name="hasOrderIds">Whether the file has a column of order ids.</param>
internal sealed class AssemblyNotes(DiagnosticTally tally, bool hasOrderIds)
{
    private const string RemoveThem = "Remove them from the file if the orders are in it twice.";

    /// <summary>Identical rows.</summary>
    public DiagnosticTally.Entry Identical { get; } = tally.Begin(
        ImportDiagnosticIds.IdenticalRows, DiagnosticSeverity.Warning,
        "Rows are identical to an earlier row; each of them is counted.", RemoveThem);

    /// <summary>Days of a customer with several rows without order id.</summary>
    public DiagnosticTally.Entry OneDay { get; } = tally.Begin(
        ImportDiagnosticIds.NoOrderId, hasOrderIds ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note,
        "Rows of a customer at one day are one order, since they have no order id.",
        hasOrderIds ? "Add the order ids that are missing." : "Name the column of the order id, if there is one (--map order=NAME).");

    /// <summary>Order ids of several customers.</summary>
    public DiagnosticTally.Entry SeveralCustomers { get; } = tally.Begin(
        ImportDiagnosticIds.OrderId, DiagnosticSeverity.Warning,
        "Order ids occur with several customers; each customer has an order of its own.",
        "Check the column of the order id.");

    /// <summary>Order ids at far-apart dates.</summary>
    public DiagnosticTally.Entry FarApart { get; } = tally.Begin(
        ImportDiagnosticIds.OrderId, DiagnosticSeverity.Warning,
        "Order ids occur again more than 180 days later; these are taken for orders of their own.", "Check the column of the order id.");

    /// <summary>Refunds of more than was paid.</summary>
    public DiagnosticTally.Entry OverRefund { get; } = tally.Begin(
        ImportDiagnosticIds.OverRefund, DiagnosticSeverity.Warning,
        "Orders have more refunded than paid; the refund is counted up to what was paid.",
        "Check the refunds of these orders.");

    /// <summary>Refunds without their order.</summary>
    public DiagnosticTally.Entry WithoutOrder { get; } = tally.Begin(
        ImportDiagnosticIds.RefundWithoutOrder, DiagnosticSeverity.Note,
        "Refunds name no order of the file; they are credits, which lower the revenue of the customer.");

    /// <summary>Rows with 0 after refunds, in a file that shows no amount without refund there.</summary>
    public DiagnosticTally.Entry NothingLeft { get; } = tally.Begin(
        ImportDiagnosticIds.OverRefund, DiagnosticSeverity.Note,
        "The amount after refunds is 0: the orders are taken for orders without a refund, since no row repeats its amount in that column.");

    /// <summary>Rows that continue an order which is not in the file.</summary>
    public DiagnosticTally.Entry Orphans { get; } = tally.Begin(
        ImportDiagnosticIds.NotAnOrder, DiagnosticSeverity.Warning,
        "Rows continue an order that is not counted; they are not counted either.");

    /// <summary>Orders whose rows do not fit what a row is.</summary>
    public DiagnosticTally.Entry Doubtful { get; } = tally.Begin(
        ImportDiagnosticIds.RowKind, DiagnosticSeverity.Warning,
        "Orders have rows with different totals, or no row with the total of the others; the largest, or the sum, is counted.",
        "Set Rows (--rows) if a row is something else.");
}
