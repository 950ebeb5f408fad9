using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The tracks by which customers are found by their scores: lifecycles of kind <see cref="LifecycleKind.Index"/>.</summary>
/// <remarks>
/// The stage of a customer is the score, or the band of the figure; <see cref="None"/> without a value. A threshold is a band of its own,
/// since audiences include their limits: a range between two thresholds is then exactly some bands.
/// </remarks>
internal static class ScoreIndex
{
    public const string Recency = "index:rfm.r", Frequency = "index:rfm.f", Monetary = "index:rfm.m";

    public const string ProbabilityAlive = "index:clv.pAlive", LifetimeValue = "index:clv.value";

    private const string None = "none";

    private static readonly string[] Names = [Recency, Frequency, Monetary, ProbabilityAlive, LifetimeValue];

    /// <summary>Returns whether a name belongs to an index.</summary>
    public static bool IsName(string track) => Names.Contains(track, StringComparer.Ordinal);

    /// <summary>Returns the tracks of the indexes that options declare.</summary>
    public static IEnumerable<(string Name, LifecycleDefinition Definition)> Of(ScoreIndexOptions? options, RfmBins bins)
    {
        if (options is null) yield break;
        if (options.Rfm)
        {
            yield return (Recency, OfScores(Recency, Fields.RecencyScore, bins.Recency));
            yield return (Frequency, OfScores(Frequency, Fields.FrequencyScore, bins.Frequency));
            yield return (Monetary, OfScores(Monetary, Fields.MonetaryScore, bins.Monetary));
        }

        if (options.ProbabilityAlive.Count > 0)
            yield return (ProbabilityAlive, OfBands(ProbabilityAlive, Fields.ProbabilityAlive, options.ProbabilityAlive));
        if (options.LifetimeValue.Count > 0)
            yield return (LifetimeValue, OfBands(LifetimeValue, Fields.LifetimeValue, options.LifetimeValue));
    }

    /// <summary>Returns the stages of the scores in a range, ends included.</summary>
    public static IEnumerable<string> Scores(LifecycleDefinition index, int min, int max) => index.Stages
        .Select(stage => stage.Id)
        .Where(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score >= min && score <= max);

    /// <summary>Returns the stages of the bands that have a value in a range, ends included.</summary>
    public static ImmutableArray<string> Bands(LifecycleDefinition index, double min, double max)
    {
        // As the fields round: a value in the range is rounded to a value in the rounded range.
        var (low, high) = (ScoreQuantiles.Rounded(Math.Max(min, 0)), ScoreQuantiles.Rounded(Math.Max(max, 0)));
        decimal[] thresholds =
        [
            .. index.Stages.Where(stage => stage.Id.StartsWith('='))
                .Select(stage => decimal.Parse(stage.Id.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)).Order(),
        ];
        return [.. BandsOf(thresholds).Where(band => band.Has(low, high)).Select(band => band.Id)];
    }

    private static LifecycleDefinition OfScores(string name, NumberField score, int bins) => Ladder(
        name, score,
        [.. Enumerable.Range(1, bins).Select(i => (i.ToString(CultureInfo.InvariantCulture), score.AtMost(i), score.GreaterThan(i)))]);

    private static LifecycleDefinition OfBands(string name, NumberField figure, IReadOnlyList<decimal> thresholds) => Ladder(
        name, figure, [.. BandsOf(thresholds).Select(band => (band.Id, band.NotAbove(figure), band.IsAbove(figure)))]);

    /// <summary>
    /// Returns a lifecycle that leads step by step, at one instant, to the stage of a value. So each stage waits for the next lower
    /// threshold alone: to find the instant at which a figure passes a threshold takes many readings of the model.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="figure">The value.</param>
    /// <param name="steps">The stages in ascending order: the id, that the value is not above the stage, and that it is.</param>
    private static LifecycleDefinition Ladder(
        string name, NumberField figure, (string Id, Condition NotAbove, Condition IsAbove)[] steps) =>
        LifecycleDefinition.Build(name, builder =>
        {
            builder.Kind(LifecycleKind.Index).Stage(None);
            foreach (var (id, _, _) in steps) builder.Stage(id);
            builder.Rule("leaves", rule => rule.FromAny().To(None).WhenTimePasses().When(Condition.Not(figure.Exists())));
            builder.Rule("enters", rule => rule.From(None).To(steps[0].Id).WhenTimePasses().When(figure.Exists()));
            for (var i = 1; i < steps.Length; i++)
            {
                var (lower, upper) = (steps[i - 1], steps[i]);
                // Tried before the way down, for which a search is not needed then.
                builder.Rule(
                    $"up to {upper.Id}", rule => rule.From(lower.Id).To(upper.Id).WhenTimePasses().Priority(1).When(lower.IsAbove));
                builder.Rule($"down to {lower.Id}", rule => rule.From(upper.Id).To(lower.Id).WhenTimePasses().When(lower.NotAbove));
            }
        });

    private static IEnumerable<ScoreBand> BandsOf(IReadOnlyList<decimal> thresholds)
    {
        decimal? below = null;
        foreach (var threshold in thresholds)
        {
            yield return new ScoreBand(below, threshold);
            yield return new ScoreBand(threshold, threshold);
            below = threshold;
        }

        yield return new ScoreBand(below, null);
    }

    /// <summary>The values between two thresholds, both excluded, or one threshold.</summary>
    /// <param name="Above">The lower threshold; null for none.</param>
    /// <param name="Below">The upper threshold; null for none.</param>
    private readonly record struct ScoreBand(decimal? Above, decimal? Below)
    {
        public string Id => Above == Below ? $"={Text(Above)}"
            : Above is null ? $"<{Text(Below)}" : Below is null ? $">{Text(Above)}" : $"{Text(Above)}-{Text(Below)}";

        public bool Has(decimal low, decimal high) =>
            Above == Below ? low <= Above && high >= Above : !(high <= Above) && !(low >= Below);

        public Condition IsAbove(NumberField figure) =>
            Above == Below ? figure.GreaterThan(Above!.Value) : figure.AtLeast(Below ?? decimal.MaxValue);

        public Condition NotAbove(NumberField figure) =>
            Above == Below ? figure.AtMost(Above!.Value) : figure.LessThan(Below ?? decimal.MaxValue);

        private static string Text(decimal? threshold) => ConditionText.Number(threshold!.Value);
    }
}
