namespace LifecycleKit.Tracking;

/// <summary>Which scores a shop keeps in indexes, from which audiences by score are read.</summary>
/// <remarks>Set before the options are read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ScoreIndexOptions
{
    /// <summary>The largest number of thresholds of one figure.</summary>
    internal const int MaxThresholds = 7;

    /// <summary>Whether R, F and M are indexed, each by its own.</summary>
    /// <value>True by default.</value>
    public bool Rfm { get; set; } = true;

    /// <summary>
    /// The thresholds between the bands of P(alive), in ascending order: each above 0 and below 1, at most seven. Empty for no index.
    /// </summary>
    /// <value>0.2, 0.5 and 0.8 by default.</value>
    public IReadOnlyList<decimal> ProbabilityAlive { get; set; } = [0.2m, 0.5m, 0.8m];

    /// <summary>
    /// The thresholds between the bands of the lifetime value in the reporting currency, in ascending order: each above 0, at most seven.
    /// Empty for no index.
    /// </summary>
    /// <value>Empty by default: what is much for a customer, only the shop can say.</value>
    public IReadOnlyList<decimal> LifetimeValue { get; set; } = [];

    internal IEnumerable<string> Errors() =>
        Errors(nameof(ProbabilityAlive), ProbabilityAlive, 1).Concat(Errors(nameof(LifetimeValue), LifetimeValue, decimal.MaxValue));

    private static IEnumerable<string> Errors(string name, IReadOnlyList<decimal>? thresholds, decimal below)
    {
        var path = $"{nameof(LifecycleOptions.ScoreIndexes)}.{name}";
        if (thresholds is null)
        {
            yield return $"{path} is null. Leave the list empty for no index.";
            yield break;
        }

        if (thresholds.Count > MaxThresholds)
            yield return $"{path} has {thresholds.Count} thresholds; at most {MaxThresholds} are possible.";
        for (var i = 0; i < thresholds.Count; i++)
        {
            if (thresholds[i] <= 0 || thresholds[i] >= below)
            {
                var range = below == 1 ? "above 0 and below 1" : "above 0";
                yield return FormattableString.Invariant($"{path}: {thresholds[i]} is not valid. A threshold must be {range}.");
            }

            if (i > 0 && thresholds[i] <= thresholds[i - 1])
            {
                yield return FormattableString.Invariant(
                    $"{path}: {thresholds[i]} is not above {thresholds[i - 1]}. Write the thresholds in ascending order.");
            }
        }
    }
}
