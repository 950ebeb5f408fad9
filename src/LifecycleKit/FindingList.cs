namespace LifecycleKit;

/// <summary>Bounds how many findings a declaration collects and lists.</summary>
internal static class FindingList
{
    /// <summary>How many are listed; whatever reads a declaration may stop once there are so many.</summary>
    public const int Most = 100;

    public static bool IsFull(List<Finding> findings) => findings.Count >= Most;

    /// <summary>Errors first, at most 100, and a line that says how many more there are.</summary>
    public static IReadOnlyList<Finding> Listed(IEnumerable<Finding> findings)
    {
        var sorted = findings.OrderByDescending(finding => finding.Severity).ToList();
        if (sorted.Count <= Most + 1) return sorted.AsReadOnly();
        var omitted = sorted.Count - Most;
        var worst = sorted[Most].Severity;
        sorted.RemoveRange(Most, omitted);
        sorted.Add(new(FindingIds.LimitExceeded, worst, string.Empty, $"… and {omitted} more findings.", "Correct those that are listed first."));
        return sorted.AsReadOnly();
    }
}
