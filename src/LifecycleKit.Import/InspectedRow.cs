namespace LifecycleKit.Import;

/// <summary>A row as it is read.</summary>
/// <param name="LineNumber">The number of the line at which the row begins, from 1; in a workbook the number of the row.</param>
/// <param name="CustomerId">The customer; null for none.</param>
/// <param name="OrderId">The order id; null for none.</param>
/// <param name="PlacedAt">The instant; null for none.</param>
/// <param name="Amount">The amount; null for none.</param>
/// <param name="Outcome">The outcome when it does not depend on other rows; null otherwise.</param>
/// <param name="Problem">The reason for which the row is rejected; null when it is not.</param>
public sealed record InspectedRow(
    long LineNumber, string? CustomerId, string? OrderId, DateTimeOffset? PlacedAt, decimal? Amount, RowOutcome? Outcome, string? Problem)
{
    /// <summary>Returns the line and the amount, without the customer; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"line {LineNumber}: {Amount} at {PlacedAt:O} {Outcome} {Problem}").TrimEnd();
}
