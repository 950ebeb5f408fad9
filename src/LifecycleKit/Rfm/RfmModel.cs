using LifecycleKit.Statistics;

namespace LifecycleKit.Rfm;

/// <summary>Frozen cut points for recency, frequency and monetary: scores customers, today's and tomorrow's, the same way.</summary>
/// <remarks>
/// A score depends on the customer and the model alone, never on who else is scored: a batch equals its customers one by one, in any
/// order and on any number of threads. Scores never fall when a customer orders more recently, more often or for more money.
/// A customer without a counted order (<c>default</c> of <see cref="RfmValues"/>) gets no score (<c>default</c> of <see cref="RfmScore"/>).
/// Scoring allocates nothing. Immutable and safe to share between threads.
/// </remarks>
public sealed partial class RfmModel
{
    internal RfmModel(DateTimeOffset asOf, string timeZoneId, RfmColumn recency, RfmColumn frequency, RfmColumn monetary)
    {
        (AsOf, TimeZoneId, Recency, Frequency, Monetary) = (asOf.ToUniversalTime(), timeZoneId, recency, frequency, monetary);
        Bins = RfmBins.Create(recency.BinCount, frequency.BinCount, monetary.BinCount);
        NeedsTieKeys = recency.Ties == RfmTies.Spread || frequency.Ties == RfmTies.Spread || monetary.Ties == RfmTies.Spread;
        ContentHash = ContentDigest.Of(RfmModelJson.Of(this) with { Format = null }, RfmJsonContext.Default.RfmModelJson);
    }

    /// <summary>The instant at which the customers of the fit were looked at, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The id of the time zone in which days of recency are counted.</summary>
    public string TimeZoneId { get; }

    /// <summary>How many scores each column has.</summary>
    public RfmBins Bins { get; }

    /// <summary>How recency is scored.</summary>
    public RfmColumn Recency { get; }

    /// <summary>How frequency is scored.</summary>
    public RfmColumn Frequency { get; }

    /// <summary>How monetary is scored.</summary>
    public RfmColumn Monetary { get; }

    /// <summary>Whether some column spreads ties, so that scoring needs a tie key (<see cref="RfmTieKey"/>) for each customer.</summary>
    public bool NeedsTieKeys { get; }

    /// <summary>
    /// The hash of the whole model, its day and the counts of its fit included, 64 digits of upper-case hex: equal for equal models,
    /// wherever they come from.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>The score of a customer.</summary>
    /// <exception cref="InvalidOperationException">The model spreads ties, so the customer's tie key is needed too.</exception>
    public RfmScore Score(in RfmValues values)
    {
        RequireNoTieKeys();
        return ScoreOf(in values, 0);
    }

    /// <summary>The score of a customer with his tie key, which a model that spreads no ties ignores.</summary>
    public RfmScore Score(in RfmValues values, ulong tieKey) => ScoreOf(in values, tieKey);

    /// <summary>The scores of many customers.</summary>
    /// <param name="values">The customers.</param>
    /// <param name="scores">Where the scores go, at the same places; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InvalidOperationException">The model spreads ties, so tie keys are needed too.</exception>
    public void Score(ReadOnlySpan<RfmValues> values, Span<RfmScore> scores)
    {
        RequireNoTieKeys();
        RequireLength(values.Length, scores.Length, nameof(scores));
        for (var i = 0; i < values.Length; i++) scores[i] = ScoreOf(in values[i], 0);
    }

    /// <summary>The scores of many customers with their tie keys, which a model that spreads no ties ignores.</summary>
    /// <param name="values">The customers.</param>
    /// <param name="tieKeys">Their tie keys, at the same places; of the same length.</param>
    /// <param name="scores">Where the scores go, at the same places; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Score(ReadOnlySpan<RfmValues> values, ReadOnlySpan<ulong> tieKeys, Span<RfmScore> scores)
    {
        RequireLength(values.Length, tieKeys.Length, nameof(tieKeys));
        RequireLength(values.Length, scores.Length, nameof(scores));
        for (var i = 0; i < values.Length; i++) scores[i] = ScoreOf(in values[i], tieKeys[i]);
    }

    /// <summary>How far a population has moved away from the customers of the fit; who has no order is left out.</summary>
    /// <param name="today">The customers today, their recency counted at today's date.</param>
    /// <exception cref="InvalidOperationException">The model spreads ties, so tie keys are needed too.</exception>
    public RfmDrift Drift(ReadOnlySpan<RfmValues> today)
    {
        RequireNoTieKeys();
        return DriftOf(today, []);
    }

    /// <summary>How far a population with tie keys has moved away from the customers of the fit; who has no order is left out.</summary>
    /// <param name="today">The customers today, their recency counted at today's date.</param>
    /// <param name="tieKeys">Their tie keys, at the same places; of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public RfmDrift Drift(ReadOnlySpan<RfmValues> today, ReadOnlySpan<ulong> tieKeys)
    {
        RequireLength(today.Length, tieKeys.Length, nameof(tieKeys));
        return DriftOf(today, tieKeys);
    }

    /// <summary>The least greater number of days at which the recency score falls, for a customer who does not order again.</summary>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <returns>Days since the last counted order; <see cref="int.MaxValue"/> when the score falls no more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The days are negative.</exception>
    /// <exception cref="InvalidOperationException">Recency spreads ties, so the customer's tie key is needed too.</exception>
    public int RecencyDaysOfNextChange(int recencyDays)
    {
        if (Recency.Ties == RfmTies.Spread) ThrowTieKeysNeeded();
        return RecencyDaysOfNextChange(recencyDays, 0);
    }

    /// <inheritdoc cref="RecencyDaysOfNextChange(int)"/>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <param name="tieKey">The customer's tie key, which a column that spreads no ties ignores.</param>
    public int RecencyDaysOfNextChange(int recencyDays, ulong tieKey)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recencyDays);
        return Recency.NextChange(recencyDays, tieKey);
    }

    /// <summary>The one kernel of every score.</summary>
    internal RfmScore ScoreOf(in RfmValues values, ulong tieKey) => values.HasOrders
        ? new RfmScore(
            Recency.Score(values.RecencyDays, tieKey),
            Frequency.Score(values.Frequency, tieKey),
            Monetary.Score(values.Monetary, tieKey),
            Bins)
        : default;

    private RfmDrift DriftOf(ReadOnlySpan<RfmValues> today, ReadOnlySpan<ulong> tieKeys)
    {
        var tally = new RfmTally(this, today, tieKeys);
        return new RfmDrift(Shift(Recency), Shift(Frequency), Shift(Monetary));

        Estimate Shift(RfmColumn column) => PopulationStability.Index(column.BinCounts.AsSpan(), tally[column.Dimension].AsSpan());
    }

    private void RequireNoTieKeys()
    {
        if (NeedsTieKeys) ThrowTieKeysNeeded();
    }

    private static void ThrowTieKeysNeeded() => throw new InvalidOperationException(
        "This model spreads ties: pass the customer's tie key too (RfmTieKey.Of makes one from the customer id).");

    private static void RequireLength(int expected, int actual, string name)
    {
        if (actual != expected) throw new ArgumentException($"There must be one for each customer: {expected}, not {actual}.", name);
    }
}
