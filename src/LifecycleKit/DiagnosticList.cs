namespace LifecycleKit;

/// <summary>Limits the number of diagnostics that a declaration collects and lists.</summary>
internal static class DiagnosticList
{
    /// <summary>The largest number of listed diagnostics; a reader of a declaration may stop at this number.</summary>
    public const int Max = 100;

    public static bool IsFull(List<Diagnostic> diagnostics) => diagnostics.Count >= Max;

    /// <summary>Returns at most 100 diagnostics, errors first, and a last one with the number of the others.</summary>
    public static IReadOnlyList<Diagnostic> Listed(IEnumerable<Diagnostic> diagnostics)
    {
        var sorted = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).ToList();
        if (sorted.Count <= Max + 1) return sorted.AsReadOnly();
        var omitted = sorted.Count - Max;
        var worst = sorted[Max].Severity;
        sorted.RemoveRange(Max, omitted);
        sorted.Add(
            new(DiagnosticIds.LimitExceeded, worst, string.Empty, $"… and {omitted} more diagnostics.",
                "Correct those that are listed first."));
        return sorted.AsReadOnly();
    }
}
