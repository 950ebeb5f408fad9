using System.Globalization;

namespace LifecycleKit.Rfm;

/// <summary>Gives the reason why a column left some of its scores unused.</summary>
internal static class DegenerateReason
{
    public static string Of(RfmColumn column)
    {
        if (column.CustomerCount == 0) return "the fit saw no customers";
        var unused = $"no customer scored {Listed(column.EmptyScores)}";
        if (Coinciding(column) is { } value)
            return FormattableString.Invariant($"{unused}: cut points coincide at {value}, which too many customers share");
        return column.CustomerCount < column.BinCount
            ? FormattableString.Invariant($"{unused}: the fit saw only {column.CustomerCount} customers")
            : unused;
    }

    /// <summary>The first value that two cuts share, with the same key where ties are spread.</summary>
    private static decimal? Coinciding(RfmColumn column)
    {
        for (var i = 1; i < column.CutPoints.Length; i++)
        {
            if (column.CutPoints[i] == column.CutPoints[i - 1] && (column.TieKeys.IsEmpty || column.TieKeys[i] == column.TieKeys[i - 1]))
                return column.CutPoints[i];
        }

        return null;
    }

    private static string Listed(IReadOnlyList<int> scores)
    {
        var texts = scores.Select(score => score.ToString(CultureInfo.InvariantCulture)).ToArray();
        return texts.Length == 1 ? texts[0] : string.Join(", ", texts[..^1]) + " or " + texts[^1];
    }
}
