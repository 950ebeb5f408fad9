namespace LifecycleKit;

/// <summary>Bounds how many diagnostics a declaration collects and lists.</summary>
internal static class DiagnosticList
{
    /// <summary>How many are listed; whatever reads a declaration may stop once there are so many.</summary>
    public const int Max = 100;

    public static bool IsFull(List<Diagnostic> diagnostics) => diagnostics.Count >= Max;

    /// <summary>Errors first, at most 100, and a line that says how many more there are.</summary>
    public static IReadOnlyList<Diagnostic> Listed(IEnumerable<Diagnostic> diagnostics)
    {
        var sorted = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).ToList();
        if (sorted.Count <= Max + 1) return sorted.AsReadOnly();
        var omitted = sorted.Count - Max;
        var worst = sorted[Max].Severity;
        sorted.RemoveRange(Max, omitted);
        sorted.Add(new(DiagnosticIds.LimitExceeded, worst, string.Empty, $"… and {omitted} more diagnostics.", "Correct those that are listed first."));
        return sorted.AsReadOnly();
    }
}
