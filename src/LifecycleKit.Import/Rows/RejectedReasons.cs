namespace LifecycleKit.Import;

/// <summary>Counts rejected rows by the kind of their reason.</summary>
internal sealed class RejectedReasons
{
    private readonly Dictionary<string, (long Count, long FirstLine, string Reason)> _kinds = new(StringComparer.Ordinal);

    /// <summary>Counts a rejected row.</summary>
    /// <param name="kind">The kind of the reason, such as the name of the column that is not readable.</param>
    /// <param name="line">The line of the row.</param>
    /// <param name="reason">The reason.</param>
    public void Add(string kind, long line, string reason)
    {
        var (count, firstLine, firstReason) = _kinds.TryGetValue(kind, out var seen) ? seen : (0, line, reason);
        _kinds[kind] = (count + 1, firstLine, firstReason);
    }

    /// <summary>Returns the diagnostic of the commonest reason; null when no row was rejected.</summary>
    /// <param name="rejected">The number of rejected rows.</param>
    /// <param name="rows">The number of rows with content.</param>
    public ImportDiagnostic? GetDiagnostic(long rejected, long rows)
    {
        if (rejected == 0) return null;
        var (_, (count, line, reason)) = _kinds
            .OrderByDescending(kind => kind.Value.Count).ThenBy(kind => kind.Key, StringComparer.Ordinal).First();
        var isRefused = rejected * 2 >= rows;
        return new ImportDiagnostic(
            ImportDiagnosticIds.RejectedRows, isRefused ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            FormattableString.Invariant($"{rejected} of {rows} rows are rejected, {count} of them for the reason of line {line}: {reason}"),
            isRefused ? "Correct the file or the options, or set AcceptRejects (--accept-rejects)." : "Look at the rejected rows.",
            rejected, line);
    }
}
