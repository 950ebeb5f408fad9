namespace LifecycleKit.Rfm;

/// <summary>The persisted form of a column, format 1.</summary>
internal sealed record RfmColumnJson
{
    private const long MaxCount = long.MaxValue / (RfmBins.Max + 1);

    /// <summary>"quantile", "fixed" or "given".</summary>
    public required string Method { get; init; }

    public required decimal[] CutPoints { get; init; }

    /// <summary>The tie keys; null, and left out, where ties are not spread.</summary>
    public ulong[]? TieKeys { get; init; }

    /// <summary>Customers of the fit by score, score 1 first.</summary>
    public required long[] Counts { get; init; }

    public static RfmColumnJson Of(RfmColumn column) => new()
    {
        Method = column.Method switch
        {
            RfmCutMethod.Quantile => "quantile",
            RfmCutMethod.Fixed => "fixed",
            _ => "given",
        },
        CutPoints = [.. column.CutPoints],
        TieKeys = column.TieKeys.IsEmpty ? null : [.. column.TieKeys],
        Counts = [.. column.BinCounts],
    };

    /// <returns>The column; null when it has errors, which are added to the diagnostics.</returns>
    public RfmColumn? ToColumn(RfmDimension dimension, string path, List<Diagnostic> diagnostics)
    {
        var found = diagnostics.Count;
        RfmCutMethod? method = Method switch
        {
            "quantile" => RfmCutMethod.Quantile,
            "fixed" => RfmCutMethod.Fixed,
            "given" => RfmCutMethod.Given,
            _ => null,
        };
        Require(method is not null, "method", "The method is not known.", "Write quantile, fixed or given.");
        Require(
            CutPoints.Length + 1 is >= RfmBins.Min and <= RfmBins.Max, "cutPoints", $"There are {CutPoints.Length} cut points.",
            "Give 1 to 9.");
        Require(
            TieKeys is null || (TieKeys.Length == CutPoints.Length && method == RfmCutMethod.Quantile), "tieKeys",
            "The tie keys do not fit the cut points.",
            "Give one for each cut point of a quantile column, or leave the member out.");
        if (diagnostics.Count == found)
        {
            Require(
                Enumerable.Range(1, CutPoints.Length - 1).All(i => InOrder(method!.Value, i)), "cutPoints",
                "The cut points are out of order.",
                "They must not fall, and must rise where they are given; nor may tie keys at one cut point fall.");
        }

        Require(
            Counts.Length == CutPoints.Length + 1 && !Array.Exists(Counts, count => count is < 0 or > MaxCount), "counts",
            "The counts do not fit the cut points.",
            "Give one for each score, at least 0.");
        return diagnostics.Count > found ? null : new RfmColumn(dimension, method!.Value, [.. CutPoints], [.. TieKeys ?? []], [.. Counts]);

        void Require(bool isRight, string member, string message, string suggestion)
        {
            if (!isRight) diagnostics.Add(Diagnostic.Error(DiagnosticIds.OutOfRange, $"{path}/{member}", message, suggestion));
        }
    }

    private bool InOrder(RfmCutMethod method, int i) => CutPoints[i] > CutPoints[i - 1]
        || (CutPoints[i] == CutPoints[i - 1] && method != RfmCutMethod.Given && (TieKeys is null || TieKeys[i] >= TieKeys[i - 1]));
}
