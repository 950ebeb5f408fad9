using System.Collections.Immutable;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>
/// A comparison of predicted purchase probabilities with what happened: of the customers predicted at 30 %, did 30 % purchase?
/// </summary>
/// <remarks>
/// A calibration keeps each distinct prediction with its counts, so parts merge exactly: figures depend neither on the order of customers
/// nor on how they were split. Customers with equal predictions are never in different bins.
/// </remarks>
public sealed class PurchaseCalibration
{
    private const string NoCustomers = "there are no customers";

    private readonly CalibrationRow[] _rows;

    private PurchaseCalibration(CalibrationRow[] rows, CalibrationOptions options)
    {
        (_rows, Options) = (rows, options);
        var groups = CalibrationGroup.Of(rows, options);
        CustomerCount = groups.Sum(group => group.CustomerCount);
        PurchasedCount = groups.Sum(group => group.PurchasedCount);
        Bins = [.. groups.Select(group => group.ToBin(options.Level))];
        Brier = ScoreOf(groups);
        ExpectedCalibrationError = OverAll(groups.Sum(group => group.CustomerCount * Math.Abs(group.Predicted - group.Observed)));
        PredictedShare = OverAll(groups.Sum(group => group.CustomerCount * group.Predicted));
    }

    /// <summary>The options of the calibration.</summary>
    public CalibrationOptions Options { get; }

    /// <summary>The number of customers.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of customers who purchased.</summary>
    public long PurchasedCount { get; }

    /// <summary>The bins that have customers, from the lowest predictions to the highest.</summary>
    public ImmutableArray<CalibrationBin> Bins { get; }

    /// <summary>The Brier score and its parts.</summary>
    public BrierScore Brier { get; }

    /// <summary>
    /// Σₖ nₖ |p̄ₖ − ōₖ| / n over the bins, in [0, 1]. Chance alone raises this error above 0, and more bins raise it further.
    /// </summary>
    public Estimate ExpectedCalibrationError { get; }

    /// <summary>The mean prediction of all customers.</summary>
    public Estimate PredictedShare { get; }

    /// <summary>The share of customers who purchased, to compare with <see cref="PredictedShare"/>.</summary>
    public Ratio ObservedShare => Ratio.Of(PurchasedCount, CustomerCount);

    /// <summary>Calibrates a model's P(at least one purchase in the hold-out).</summary>
    /// <param name="split">The customers with what they purchased.</param>
    /// <param name="model">The model.</param>
    /// <param name="options">The bins; the defaults of <see cref="CalibrationOptions"/> when null.</param>
    /// <param name="cancellationToken">Stops between two blocks of customers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="split"/> or <paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has another unit or grain than the split.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PurchaseCalibration Of(
        HoldoutSplit split, PurchaseModel model, CalibrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        split.RequireFit(model, nameof(model));
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new CalibrationRow[split.Customers.Length];
        ParallelBlocks.ForEach(
            rows.Length,
            1024,
            (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    var customer = split.Customers[i];
                    var none = model.ProbabilityOfPurchases(customer.History, 0, split.Length).Value;
                    rows[i] = new CalibrationRow(Math.Clamp(1 - none, 0, 1), 1, customer.PurchaseCount > 0 ? 1 : 0);
                }
            },
            cancellationToken);
        return new PurchaseCalibration(CalibrationRow.Compress(rows), options ?? CalibrationOptions.Default);
    }

    /// <summary>Calibrates probabilities from any source.</summary>
    /// <param name="probabilities">The predictions, each in [0, 1].</param>
    /// <param name="happened">Whether the predicted event happened, in the order of the predictions; of the same length.</param>
    /// <param name="options">The bins; the defaults of <see cref="CalibrationOptions"/> when null.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A prediction is outside [0, 1] or NaN.</exception>
    public static PurchaseCalibration Of(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened, CalibrationOptions? options = null)
    {
        if (probabilities.Length != happened.Length)
        {
            throw new ArgumentException(
                $"There must be one outcome for each prediction: {probabilities.Length}, not {happened.Length}.", nameof(happened));
        }

        var rows = new CalibrationRow[probabilities.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probabilities[i], $"Prediction {i} must be in [0, 1].");
            rows[i] = new CalibrationRow(probabilities[i], 1, happened[i] ? 1 : 0);
        }

        return new PurchaseCalibration(CalibrationRow.Compress(rows), options ?? CalibrationOptions.Default);
    }

    /// <summary>Merges two calibrations of different customers.</summary>
    /// <param name="other">Another calibration with the same options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The options differ.</exception>
    public PurchaseCalibration Merge(PurchaseCalibration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Options == Options
            ? new PurchaseCalibration(CalibrationRow.Compress(_rows.Concat(other._rows)), Options)
            : throw new ArgumentException("The calibrations must have the same options.", nameof(other));
    }

    private BrierScore ScoreOf(CalibrationGroup[] groups)
    {
        var all = (double)PurchasedCount / Math.Max(1, CustomerCount);
        var uncertainty = all * (1 - all);
        var (sum, squares) = (0.0, 0.0);
        foreach (var (p, customers, purchased) in _rows)
        {
            var (hit, miss) = ((1 - p) * (1 - p), p * p);
            sum += purchased * hit + (customers - purchased) * miss;
            squares += purchased * hit * hit + (customers - purchased) * miss * miss;
        }

        var score = sum / Math.Max(1, CustomerCount);
        var variance = Math.Max(0, squares / Math.Max(1, CustomerCount) - score * score);
        return new BrierScore(
            CustomerCount > 1 ? Estimate.Of(score, Math.Sqrt(variance / (CustomerCount - 1))) : OverAll(sum),
            OverAll(groups.Sum(group => group.CustomerCount * Square(group.Predicted - group.Observed))),
            OverAll(groups.Sum(group => group.CustomerCount * Square(group.Observed - all))),
            OverAll(uncertainty * CustomerCount),
            OverAll(groups.Sum(group => group.Within)),
            CustomerCount == 0 ? Estimate.None(NoCustomers)
            : uncertainty == 0 ? Estimate.None("all customers did the same")
            : Estimate.Of(1 - score / uncertainty));
    }

    private Estimate OverAll(double sum) => CustomerCount > 0 ? Estimate.Of(sum / CustomerCount) : Estimate.None(NoCustomers);

    private static double Square(double value) => value * value;
}
