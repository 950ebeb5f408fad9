using LifecycleKit.Statistics;

namespace LifecycleKit.Rfm;

/// <summary>
/// A model with frozen cut points for recency, frequency and monetary, which scores all customers at any time in the same way.
/// </summary>
/// <remarks>
/// A score depends only on the customer and the model, never on other customers: a batch gives the same scores as single calls, in any
/// order and on any number of threads. A score never falls when a customer orders more recently, more often or for more money.
/// A customer without a counted order (<c>default</c> of <see cref="RfmValues"/>) gets no score (<c>default</c> of <see cref="RfmScore"/>).
/// Scoring allocates nothing.
/// </remarks>
public sealed partial class RfmModel
{
    internal RfmModel(DateTimeOffset asOf, string timeZoneId, RfmColumn recency, RfmColumn frequency, RfmColumn monetary)
    {
        AsOf = asOf.ToUniversalTime();
        TimeZoneId = timeZoneId;
        Recency = recency;
        Frequency = frequency;
        Monetary = monetary;
        Bins = RfmBins.Create(recency.BinCount, frequency.BinCount, monetary.BinCount);
        NeedsTieKeys = recency.Ties == RfmTies.Spread || frequency.Ties == RfmTies.Spread || monetary.Ties == RfmTies.Spread;
        ContentHash = ContentDigest.Of(RfmModelJson.Of(this) with { Format = null }, RfmJsonContext.Default.RfmModelJson);
    }

    /// <summary>The instant of the values of the customers of the fit, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The id of the time zone in which days of recency are counted.</summary>
    public string TimeZoneId { get; }

    /// <summary>The number of scores of each column.</summary>
    public RfmBins Bins { get; }

    /// <summary>The column of recency.</summary>
    public RfmColumn Recency { get; }

    /// <summary>The column of frequency.</summary>
    public RfmColumn Frequency { get; }

    /// <summary>The column of monetary.</summary>
    public RfmColumn Monetary { get; }

    /// <summary>Whether some column spreads ties, so that scoring needs a tie key (<see cref="RfmTieKey"/>) for each customer.</summary>
    public bool NeedsTieKeys { get; }

    /// <summary>
    /// The hash of the whole model, with its instant and the counts of its fit: 64 digits of upper-case hex, equal for equal models from
    /// any source.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Returns the score of a customer.</summary>
    /// <exception cref="InvalidOperationException">The model spreads ties, so the customer's tie key is needed too.</exception>
    public RfmScore Score(in RfmValues values)
    {
        RequireNoTieKeys();
        return ScoreOf(in values, 0);
    }

    /// <summary>Returns the score of a customer with the tie key, which a model without spread ties ignores.</summary>
    public RfmScore Score(in RfmValues values, ulong tieKey) => ScoreOf(in values, tieKey);

    /// <summary>Writes the scores of many customers.</summary>
    /// <param name="values">The customers.</param>
    /// <param name="scores">The target, of the same length and in the same order.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InvalidOperationException">The model spreads ties, so tie keys are needed too.</exception>
    public void Score(ReadOnlySpan<RfmValues> values, Span<RfmScore> scores)
    {
        RequireNoTieKeys();
        RequireLength(values.Length, scores.Length, nameof(scores));
        for (var i = 0; i < values.Length; i++) scores[i] = ScoreOf(in values[i], 0);
    }

    /// <summary>Writes the scores of many customers with their tie keys, which a model without spread ties ignores.</summary>
    /// <param name="values">The customers.</param>
    /// <param name="tieKeys">The tie keys of the customers, of the same length and in the same order.</param>
    /// <param name="scores">The target, of the same length and in the same order.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Score(ReadOnlySpan<RfmValues> values, ReadOnlySpan<ulong> tieKeys, Span<RfmScore> scores)
    {
        RequireLength(values.Length, tieKeys.Length, nameof(tieKeys));
        RequireLength(values.Length, scores.Length, nameof(scores));
        for (var i = 0; i < values.Length; i++) scores[i] = ScoreOf(in values[i], tieKeys[i]);
    }

    /// <summary>Returns the drift of a population from the customers of the fit. Customers without an order are left out.</summary>
    /// <param name="today">The customers today, with their recency at today's date.</param>
    /// <exception cref="InvalidOperationException">The model spreads ties, so tie keys are needed too.</exception>
    public RfmDrift Drift(ReadOnlySpan<RfmValues> today)
    {
        RequireNoTieKeys();
        return DriftOf(today, []);
    }

    /// <summary>
    /// Returns the drift of a population with tie keys from the customers of the fit. Customers without an order are left out.
    /// </summary>
    /// <param name="today">The customers today, with their recency at today's date.</param>
    /// <param name="tieKeys">The tie keys of the customers, of the same length and in the same order.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public RfmDrift Drift(ReadOnlySpan<RfmValues> today, ReadOnlySpan<ulong> tieKeys)
    {
        RequireLength(today.Length, tieKeys.Length, nameof(tieKeys));
        return DriftOf(today, tieKeys);
    }

    /// <summary>Returns the next number of days at which the recency score falls, for a customer who does not order again.</summary>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <returns>Days since the last counted order; <see cref="int.MaxValue"/> when the score does not fall any more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The days are negative.</exception>
    /// <exception cref="InvalidOperationException">Recency spreads ties, so the customer's tie key is needed too.</exception>
    public int RecencyDaysOfNextChange(int recencyDays)
    {
        if (Recency.Ties == RfmTies.Spread) ThrowTieKeysNeeded();
        return RecencyDaysOfNextChange(recencyDays, 0);
    }

    /// <inheritdoc cref="RecencyDaysOfNextChange(int)"/>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <param name="tieKey">The customer's tie key, which a column without spread ties ignores.</param>
    public int RecencyDaysOfNextChange(int recencyDays, ulong tieKey)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recencyDays);
        return Recency.NextChange(recencyDays, tieKey);
    }

    /// <summary>Computes every score.</summary>
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
        return new RfmDrift { Recency = Shift(Recency), Frequency = Shift(Frequency), Monetary = Shift(Monetary) };

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
