using LifecycleKit.Customers;
using LifecycleKit.Statistics;

namespace LifecycleKit.Rfm;

/// <summary>
/// A model with frozen cut points for recency, frequency and monetary, which scores all customers at any time in the same way.
/// </summary>
/// <remarks>
/// A score depends only on the customer and the model, never on other customers: a batch gives the same scores as single calls, in any
/// order and on any number of threads. A score never falls when a customer orders more recently, more often or for more money.
/// With a window (<see cref="WindowDays"/>), frequency and monetary also change when an order leaves it.
/// A customer without a counted order (<c>default</c> of <see cref="RfmValues"/>) gets no score (<c>default</c> of <see cref="RfmScore"/>).
/// Scoring allocates nothing.
/// </remarks>
public sealed partial class RfmModel
{
    internal RfmModel(
        DateTimeOffset asOf, string timeZoneId, RfmPopulation population, int? windowDays, RfmColumn recency, RfmColumn frequency,
        RfmColumn monetary)
    {
        AsOf = asOf.ToUniversalTime();
        TimeZoneId = timeZoneId;
        Population = population;
        WindowDays = windowDays;
        Recency = recency;
        Frequency = frequency;
        Monetary = monetary;
        Bins = RfmBins.Create(recency.BinCount, frequency.BinCount, monetary.BinCount);
        NeedsTieKeys = recency.SpreadsTies || frequency.SpreadsTies || monetary.SpreadsTies;
        ContentHash = ContentDigest.Of(RfmModelJson.Of(this).ForHash(), RfmJsonContext.Default.RfmModelJson);
    }

    /// <summary>The instant of the values of the customers of the fit, in UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The id of the time zone in which days of recency are counted.</summary>
    public string TimeZoneId { get; }

    /// <summary>
    /// The customers whose frequency and monetary values gave the cut points; all buyers also where the options named repeat customers and
    /// the fit had fewer than <see cref="MinRepeatCustomerCount"/> of them.
    /// </summary>
    public RfmPopulation Population { get; }

    /// <summary>
    /// The window over which frequency and monetary are counted, in whole days of 24 hours; null for the lifetime. Read the values of
    /// customers over the same window (<see cref="RfmValues.TryFrom(OrderLedger, DateTimeOffset, TimeZoneInfo, int?, out RfmValues)"/>).
    /// </summary>
    public int? WindowDays { get; }

    /// <summary>The number of scores of each column.</summary>
    public RfmBins Bins { get; }

    /// <summary>The column of recency.</summary>
    public RfmColumn Recency { get; }

    /// <summary>The column of frequency.</summary>
    public RfmColumn Frequency { get; }

    /// <summary>The column of monetary.</summary>
    public RfmColumn Monetary { get; }

    /// <summary>Whether some column spreads ties, so that scoring needs a tie key (<see cref="TieKeyOf"/>) for each customer.</summary>
    public bool NeedsTieKeys { get; }

    /// <summary>
    /// The hash of the whole model, with its instant and the counts of its fit: 64 digits of upper-case hex, equal for equal models from
    /// any source.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Returns the tie key of a customer: a stable number that orders customers with equal values.</summary>
    /// <remarks>
    /// FNV-1a of 64 bits over the UTF-8 bytes of the id, then the finalizer of MurmurHash3 (<c>fmix64</c>), so that similar ids have
    /// distant keys. A key is not a secret and protects nothing: it can be computed from the id. Allocates nothing.
    /// </remarks>
    /// <param name="customerId">The id; upper and lower case are different, and half surrogate pairs count as U+FFFD.</param>
    /// <exception cref="ArgumentException">The id is null or empty.</exception>
    public static ulong TieKeyOf(string customerId) => RfmTieKey.Of(customerId);

    /// <summary>Returns the score of a customer.</summary>
    /// <param name="values">The customer's values.</param>
    /// <param name="tieKey">The customer's tie key, for a model that spreads ties; others ignore the key. Null by default.</param>
    /// <exception cref="InvalidOperationException">The model spreads ties, and there is no tie key.</exception>
    public RfmScore Score(in RfmValues values, ulong? tieKey = null)
    {
        RequireKeys(NeedsTieKeys, tieKey is not null);
        return ScoreOf(in values, tieKey.GetValueOrDefault());
    }

    /// <summary>Writes the scores of many customers.</summary>
    /// <param name="values">The customers.</param>
    /// <param name="scores">The target, of the same length and in the same order.</param>
    /// <param name="tieKeys">The tie keys of the customers, in the same order, for a model that spreads ties; others ignore the keys. Empty
    /// by default.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InvalidOperationException">The model spreads ties, and there are no tie keys.</exception>
    public void Score(ReadOnlySpan<RfmValues> values, Span<RfmScore> scores, ReadOnlySpan<ulong> tieKeys = default)
    {
        RequireLength(values.Length, scores.Length, nameof(scores));
        RequireKeys(values.Length, tieKeys);
        for (var i = 0; i < values.Length; i++) scores[i] = ScoreOf(in values[i], tieKeys.IsEmpty ? 0 : tieKeys[i]);
    }

    /// <summary>Returns the drift of a population from the customers of the fit. Customers without an order are left out.</summary>
    /// <param name="today">The customers today, with their recency at today's date.</param>
    /// <param name="tieKeys">The tie keys of the customers, in the same order, for a model that spreads ties; others ignore the keys. Empty
    /// by default.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InvalidOperationException">The model spreads ties, and there are no tie keys.</exception>
    public RfmDrift Drift(ReadOnlySpan<RfmValues> today, ReadOnlySpan<ulong> tieKeys = default)
    {
        RequireKeys(today.Length, tieKeys);
        var tally = new RfmTally(this, today, tieKeys);
        return new RfmDrift { Recency = Shift(Recency), Frequency = Shift(Frequency), Monetary = Shift(Monetary) };

        Estimate Shift(RfmColumn column) => PopulationStability.Index(column.BinCounts.AsSpan(), tally[column.Dimension].AsSpan());
    }

    /// <summary>Returns the next number of days at which the recency score falls, for a customer who does not order again.</summary>
    /// <param name="recencyDays">Whole calendar days since the last counted order, at least 0.</param>
    /// <param name="tieKey">The customer's tie key, for a recency column that spreads ties; others ignore the key. Null by default.</param>
    /// <returns>Days since the last counted order; <see cref="int.MaxValue"/> when the score does not fall any more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The days are negative.</exception>
    /// <exception cref="InvalidOperationException">Recency spreads ties, and there is no tie key.</exception>
    public int RecencyDaysOfNextChange(int recencyDays, ulong? tieKey = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recencyDays);
        RequireKeys(Recency.SpreadsTies, tieKey is not null);
        return Recency.NextChange(recencyDays, tieKey.GetValueOrDefault());
    }

    /// <summary>Computes every score.</summary>
    internal RfmScore ScoreOf(in RfmValues values, ulong tieKey) => values.HasOrders
        ? new RfmScore(
            Recency.Score(values.RecencyDays, tieKey),
            Frequency.Score(values.Frequency, tieKey),
            Monetary.Score(values.Monetary, tieKey),
            Bins)
        : default;

    private void RequireKeys(int customers, ReadOnlySpan<ulong> tieKeys)
    {
        if (!tieKeys.IsEmpty) RequireLength(customers, tieKeys.Length, nameof(tieKeys));
        RequireKeys(NeedsTieKeys && customers > 0, !tieKeys.IsEmpty);
    }

    private static void RequireKeys(bool areNeeded, bool areGiven)
    {
        if (!areNeeded || areGiven) return;
        throw new InvalidOperationException(
            "This model spreads ties: pass the customer's tie key too (RfmModel.TieKeyOf makes one from the customer id).");
    }

    private static void RequireLength(int expected, int actual, string name)
    {
        if (actual != expected) throw new ArgumentException($"There must be one for each customer: {expected}, not {actual}.", name);
    }
}
