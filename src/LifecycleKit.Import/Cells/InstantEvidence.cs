namespace LifecycleKit.Import;

internal sealed class InstantEvidence
{
    public void Add(ReadOnlySpan<char> text, CellKind kind, long line) => throw new NotImplementedException();
    public ColumnDecision<InstantNotation> Decide(string column, ImportOptions options, bool isUtcColumn, DateOrder? profileOrder) => throw new NotImplementedException();
}
