namespace LifecycleKit.Import;

/// <summary>A row that cannot be read, and why.</summary>
/// <param name="LineNumber">The number of the line at which the row begins, from 1; in a workbook the number of the row.</param>
/// <param name="Reason">The reason, in one line; it quotes at most one short cell of the row.</param>
/// <param name="Text">The row as in the file, for a list of rejected rows that the shop keeps; personal data may be in it.</param>
public sealed record RejectedRow(long LineNumber, string Reason, string Text)
{
    /// <summary>Returns the line and the reason, without the text of the row.</summary>
    public override string ToString() => FormattableString.Invariant($"line {LineNumber}: {Reason}");
}
