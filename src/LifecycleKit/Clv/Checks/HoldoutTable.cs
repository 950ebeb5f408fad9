using System.Collections.Immutable;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Clv;

/// <summary>The actual and the expected purchases of a hold-out, by the number of repeat purchases in the calibration.</summary>
/// <remarks>
/// The conditional-expectations table of Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2),
/// figure 4; each customer is expected to purchase E[Y(h) | x, t_x, T] times, h the length of the hold-out. All models are compared on the
/// same customers. Sums are compensated and in the order of the customers, so the table is the same on any number of threads.
/// </remarks>
public sealed class HoldoutTable
{
    /// <summary>The number of customers that a thread takes at a time.</summary>
    private const int BlockLength = 256;

    private const string NoCustomers = "there are no customers";

    /// <summary>Creates a table of known figures, such as for a test of a page.</summary>
    /// <param name="length">The length of the hold-out, finite and above 0.</param>
    /// <param name="purchases">The number of purchases in the hold-out, at least 0.</param>
    /// <param name="buckets">The buckets, each with one expectation for each model.</param>
    /// <param name="models">The fits of the models.</param>
    /// <exception cref="ArgumentNullException">A list, a bucket or a model is null.</exception>
    /// <exception cref="ArgumentException">A bucket has another number of expectations than there are models.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length or the number of purchases is outside its range.</exception>
    public HoldoutTable(double length, long purchases, IEnumerable<HoldoutBucket> buckets, IEnumerable<HoldoutFit> models)
    {
        if (!(length > 0 && double.IsFinite(length)))
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length of the hold-out must be finite and above 0.");
        ArgumentOutOfRangeException.ThrowIfNegative(purchases);
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(models);
        Length = length;
        PurchaseCount = purchases;
        Buckets = [.. buckets];
        Models = [.. models];
        foreach (var model in Models) ArgumentNullException.ThrowIfNull(model, nameof(models));
        foreach (var bucket in Buckets)
        {
            ArgumentNullException.ThrowIfNull(bucket, nameof(buckets));
            CustomerCount += bucket.CustomerCount;
            if (bucket.Expected.Length == Models.Length) continue;
            throw new ArgumentException(
                $"Bucket {bucket.Label} has {bucket.Expected.Length} expectations for {Models.Length} models.", nameof(buckets));
        }
    }

    /// <summary>The number of customers of all buckets.</summary>
    public long CustomerCount { get; }

    /// <summary>The number of purchases in the hold-out.</summary>
    public long PurchaseCount { get; }

    /// <summary>The length of the hold-out, in the unit of the split.</summary>
    public double Length { get; }

    /// <summary>
    /// One bucket for each number of repeat purchases 0, 1, 2 …, the last one open; buckets without customers are included.
    /// </summary>
    public ImmutableArray<HoldoutBucket> Buckets { get; }

    /// <summary>The fit of each model, in the order of the models given.</summary>
    public ImmutableArray<HoldoutFit> Models { get; }

    /// <summary>Compares the predictions of models with a hold-out; in parallel.</summary>
    /// <param name="split">The customers with their purchases.</param>
    /// <param name="models">The models; an empty list shows the actual purchases alone.</param>
    /// <param name="buckets">The number of buckets, at least 1; 8 by default: 0, 1 … 6 and 7+.</param>
    /// <param name="cancellationToken">Stops between two blocks of customers.</param>
    /// <exception cref="ArgumentNullException">An argument or a model is null.</exception>
    /// <exception cref="ArgumentException">A model has another unit or grain than the split.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="buckets"/> is less than 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static HoldoutTable Of(
        HoldoutSplit split, IReadOnlyList<PurchaseModel> models, int buckets = 8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        foreach (var model in models) split.RequireFit(model, nameof(models));
        cancellationToken.ThrowIfCancellationRequested();

        var expected = models.Select(model => Expectations(split, model, cancellationToken)).ToArray();
        var fits = models.Select((model, i) => FitOf(split, model, expected[i], cancellationToken));
        return new HoldoutTable(split.Length, split.PurchaseCount, BucketsOf(split, expected, buckets), fits);
    }

    /// <summary>Returns buckets and errors as lines of text; culture-invariant.</summary>
    public override string ToString() => string.Join('\n',
        Buckets.Select(
            bucket => FormattableString.Invariant($"x = {bucket.Label}: {bucket.CustomerCount} customers, actual {Text(bucket.Actual)}")
                    + string.Concat(bucket.Expected.Select((mean, i) => $", {Models[i].ModelName} {Text(mean)}")))
            .Concat(Models.Select(model => FormattableString.Invariant(
                    $"{model.ModelName}: expected {model.Expected:0.##} of {PurchaseCount}, ")
                + $"MAE {Text(model.MeanAbsoluteError)}, RMSE {Text(model.RootMeanSquaredError)}")));

    private static string Text(Estimate estimate) =>
        estimate.TryGetValue(out var value) ? FormattableString.Invariant($"{value:0.####}") : "none";

    private static double[] Expectations(HoldoutSplit split, PurchaseModel model, CancellationToken cancellationToken) =>
        ForEachCustomer(
            split, (in HoldoutCustomer customer) => model.ExpectedPurchases(customer.History, split.Length).Value, cancellationToken);

    private static double[] ForEachCustomer(HoldoutSplit split, Figure figure, CancellationToken cancellationToken)
    {
        var figures = new double[split.Customers.Length];
        ParallelBlocks.ForEach(
            figures.Length,
            BlockLength,
            (from, to) =>
            {
                for (var i = from; i < to; i++) figures[i] = figure(split.Customers.ItemRef(i));
            },
            cancellationToken);
        return figures;
    }

    private static HoldoutFit FitOf(HoldoutSplit split, PurchaseModel model, double[] expected, CancellationToken cancellationToken)
    {
        var logs = ForEachCustomer(
            split,
            (in HoldoutCustomer customer) =>
                Math.Log(model.ProbabilityOfPurchases(customer.History, customer.PurchaseCount, split.Length).Value),
            cancellationToken);
        var errors = expected.Select((mean, i) => mean - split.Customers[i].PurchaseCount).ToArray();
        return new HoldoutFit(
            model.Name,
            Sum(expected),
            Mean(errors),
            Mean(Array.ConvertAll(errors, Math.Abs)),
            Mean(Array.ConvertAll(errors, error => error * error)).TryGetValue(out var square)
                ? Estimate.Of(Math.Sqrt(square))
                : Estimate.None(NoCustomers),
            Mean(logs));
    }

    private static ImmutableArray<HoldoutBucket> BucketsOf(HoldoutSplit split, double[][] expected, int buckets)
    {
        var actual = new MeanValue[buckets];
        var sums = expected.Select(_ => new double[buckets]).ToArray();
        for (var i = 0; i < split.Customers.Length; i++)
        {
            var bucket = Math.Min(split.Customers[i].History.RepeatPurchaseCount, buckets - 1);
            actual[bucket] = actual[bucket].Add(split.Customers[i].PurchaseCount);
            for (var model = 0; model < sums.Length; model++) sums[model][bucket] += expected[model][i];
        }

        return
        [
            .. actual.Select((mean, x) => new HoldoutBucket
            {
                RepeatPurchaseCount = x,
                IsOpen = x == buckets - 1,
                CustomerCount = mean.Count,
                Actual = mean.Count > 0 ? mean.Mean() : Estimate.None(NoCustomers),
                Expected = [.. sums.Select(sum => mean.Count > 0 ? Estimate.Of(sum[x] / mean.Count) : Estimate.None(NoCustomers))],
            }),
        ];
    }

    private static Estimate Mean(double[] values) =>
        values.Length > 0 ? Estimate.Of(Sum(values) / values.Length) : Estimate.None(NoCustomers);

    private static double Sum(double[] values)
    {
        var sum = default(Compensated);
        foreach (var value in values) sum.Add(value);
        return sum.Sum;
    }

    private delegate double Figure(in HoldoutCustomer customer);
}
