using LifecycleKit.Import;

namespace LifecycleKit.Cli;

/// <summary>The outcomes of rows for people.</summary>
internal static class OutcomeText
{
    public static string Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Used => "order",
        RowOutcome.PartOfOrder => "part of an order",
        RowOutcome.Credit => "refund or credit",
        RowOutcome.Guest => "without a customer",
        RowOutcome.NotAnOrder => "not an order",
        RowOutcome.OtherCurrency => "in another currency",
        RowOutcome.AfterAsOf => "later than as-of",
        RowOutcome.Blank => "blank",
        _ => "rejected",
    };
}
