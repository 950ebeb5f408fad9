using System.Text.Json;

namespace LifecycleKit.Rfm;

/// <summary>The persisted form of a column, format 1.</summary>
internal sealed record RfmColumnContract
{
    private const long MaxCount = long.MaxValue / (RfmBins.Max + 1);

    /// <summary>"quantile", "fixed" or "given".</summary>
    public required string Method { get; init; }

    public required decimal[] CutPoints { get; init; }

    /// <summary>Left out where ties are not spread.</summary>
    public ulong[]? TieKeys { get; init; }

    /// <summary>Customers of the fit by score, score 1 first.</summary>
    public required long[] Counts { get; init; }

    public static RfmColumnContract Of(RfmColumn column) => new()
    {
        Method = column.Method switch
        {
            RfmCutMethod.Quantile => "quantile",
            RfmCutMethod.Fixed => "fixed",
            _ => "given",
        },
        CutPoints = [.. column.CutPoints],
        TieKeys = column.TieKeys.IsEmpty ? null : [.. column.TieKeys],
        Counts = [.. column.Counts],
    };

    /// <exception cref="JsonException">The content is no column.</exception>
    public RfmColumn ToColumn(RfmDimension dimension)
    {
        var method = Method switch
        {
            "quantile" => RfmCutMethod.Quantile,
            "fixed" => RfmCutMethod.Fixed,
            "given" => RfmCutMethod.Given,
            _ => throw Wrong(Path("method"), "it must be quantile, fixed or given"),
        };
        if (CutPoints is null || CutPoints.Length + 1 is < RfmBins.Min or > RfmBins.Max)
            throw Wrong(Path("cutPoints"), "there must be 1 to 9");
        if (TieKeys is not null && (TieKeys.Length != CutPoints.Length || method != RfmCutMethod.Quantile))
            throw Wrong(Path("tieKeys"), "there must be one for each cut point of a quantile column, or no such member");
        for (var i = 1; i < CutPoints.Length; i++)
        {
            if (!InOrder(method, i))
                throw Wrong(Path("cutPoints"), "they must not fall, and rise where they are given; nor may tie keys at one cut point fall");
        }

        if (Counts is null || Counts.Length != CutPoints.Length + 1 || Counts.Any(count => count is < 0 or > MaxCount))
            throw Wrong(Path("counts"), "there must be one for each score, at least 0");
        return new RfmColumn(dimension, method, [.. CutPoints], [.. TieKeys ?? []], [.. Counts]);

        string Path(string member) => $"{Name(dimension)}.{member}";
    }

    public static string Name(RfmDimension dimension) => dimension switch
    {
        RfmDimension.Recency => "recency",
        RfmDimension.Frequency => "frequency",
        _ => "monetary",
    };

    public static JsonException Wrong(string member, string rule) => new($"{member}: {rule}.");

    private bool InOrder(RfmCutMethod method, int i) => CutPoints[i] > CutPoints[i - 1]
        || (CutPoints[i] == CutPoints[i - 1] && method != RfmCutMethod.Given && (TieKeys is null || TieKeys[i] >= TieKeys[i - 1]));
}
