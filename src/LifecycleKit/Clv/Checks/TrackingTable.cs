using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Numerics;

namespace LifecycleKit.Clv;

/// <summary>Actual and expected repeat purchases week by week, over a calibration and its hold-out.</summary>
/// <remarks>
/// <para>
/// The tracking plot of Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2), figures 2 and 3:
/// the cumulative expectation at the end of a period is Σ E[X(t)] over the customers with a first purchase by then, t the age of each
/// customer at that end and X(t) the repeat purchases of a random customer. The table has the customers with a purchase in the calibration.
/// E[X(t)] is computed once for each distinct instant of a first purchase: at day grain, for days rather than for customers.
/// </para>
/// <para>Periods follow one another from the start; the last may be short.</para>
/// </remarks>
public sealed class TrackingTable
{
    /// <summary>Creates a table of known figures, such as for a test of a page.</summary>
    /// <param name="modelNames">The names of the models.</param>
    /// <param name="customers">The number of customers who purchased in the calibration; at least 0.</param>
    /// <param name="rows">The periods, each with one expectation for each model.</param>
    /// <exception cref="ArgumentNullException">A list, a name or a row is null.</exception>
    /// <exception cref="ArgumentException">A row has another number of expectations than there are models.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public TrackingTable(IEnumerable<string> modelNames, long customers, IEnumerable<TrackingRow> rows)
    {
        ArgumentNullException.ThrowIfNull(modelNames);
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        ArgumentNullException.ThrowIfNull(rows);
        ModelNames = [.. modelNames];
        CustomerCount = customers;
        Rows = [.. rows];
        foreach (var name in ModelNames) ArgumentNullException.ThrowIfNull(name, nameof(modelNames));
        foreach (var row in Rows)
        {
            ArgumentNullException.ThrowIfNull(row, nameof(rows));
            if (row.Expected.Length == ModelNames.Length && row.CumulativeExpected.Length == ModelNames.Length) continue;
            throw new ArgumentException(
                $"The period of {row.Start:O} has {row.Expected.Length} and {row.CumulativeExpected.Length} expectations for {ModelNames.Length} models.",
                nameof(rows));
        }
    }

    /// <summary>The names of the models, in the order of the expectations.</summary>
    public ImmutableArray<string> ModelNames { get; }

    /// <summary>The number of customers who purchased in the calibration.</summary>
    public long CustomerCount { get; }

    /// <summary>The periods; none without customers.</summary>
    public ImmutableArray<TrackingRow> Rows { get; }

    /// <summary>Counts the repeat purchases of a log and compares them with the expectations of models; in parallel.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="calibration">The window in which customers must have purchased, with unit and grain. A window without a start begins
    /// with the first purchase of all customers.</param>
    /// <param name="end">The end of the last period, at the end of the calibration or later.</param>
    /// <param name="models">The models, none to see the actual purchases alone.</param>
    /// <param name="periodDays">The length of a period in days (of 24 hours at order grain), at least 1; 7 by default.</param>
    /// <param name="cancellationToken">Stops between two ranges of customers and between two periods.</param>
    /// <exception cref="ArgumentNullException">An argument or a model is null.</exception>
    /// <exception cref="ArgumentException">A model has another unit or grain than the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the end of the calibration, or the period has no length.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrackingTable Of(
        OrderLog log,
        PurchaseWindow calibration,
        DateTimeOffset end,
        IReadOnlyList<PurchaseModel> models,
        int periodDays = 7,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentOutOfRangeException.ThrowIfLessThan(periodDays, 1);
        if (end < calibration.AsOf)
        {
            throw new ArgumentOutOfRangeException(
                nameof(end), end, $"The end must not be before the end of the calibration, {calibration.AsOf:O}.");
        }

        foreach (var model in models) RequireFit(model, calibration, nameof(models));

        var names = models.Select(model => model.Name).ToImmutableArray();
        var begins = TrackingCounts.Begins(log, calibration, cancellationToken);
        if (begins.Length == 0) return new TrackingTable(names, 0, []);
        var origin = calibration.Start == DateTimeOffset.MinValue ? begins[0].First : calibration.StepOf(calibration.Start.UtcTicks);
        var last = PurchaseWindow.Create(end, calibration.TimeZone, calibration.Unit, calibration.Grain).LastStep;
        var periods = new TrackingPeriods(calibration, origin, last, periodDays);
        var actual = TrackingCounts.Repeats(log, calibration, end, periods, cancellationToken);
        var expected = models.Select(model => Cumulative(model, begins, periods, cancellationToken)).ToArray();
        return new TrackingTable(names, begins.Sum(begin => begin.Customers), RowsOf(calibration, periods, actual, expected));
    }

    private static double[] Cumulative(
        PurchaseModel model, (long First, long Customers)[] begins, TrackingPeriods periods, CancellationToken cancellationToken)
    {
        var cumulative = new double[periods.Count];
        var newCustomer = model.NewCustomer;
        ParallelBlocks.ForEach(
            cumulative.Length,
            1,
            (from, to) =>
            {
                for (var period = from; period < to; period++)
                {
                    var sum = default(Compensated);
                    foreach (var (first, customers) in begins)
                    {
                        var age = periods.AgeAtEnd(period, first);
                        if (age > 0) sum.Add(customers * model.ExpectedPurchases(newCustomer, age).Value);
                    }

                    cumulative[period] = sum.Sum;
                }
            },
            cancellationToken);
        return cumulative;
    }

    private static ImmutableArray<TrackingRow> RowsOf(
        in PurchaseWindow calibration, TrackingPeriods periods, long[] actual, double[][] expected)
    {
        var rows = ImmutableArray.CreateBuilder<TrackingRow>(actual.Length);
        var soFar = 0L;
        for (var i = 0; i < actual.Length; i++)
        {
            var (start, period) = (periods.StartOf(i), i);
            soFar += actual[i];
            rows.Add(new TrackingRow
            {
                Start = start,
                End = periods.EndOf(i),
                IsHoldout = start >= calibration.AsOf,
                Actual = actual[i],
                CumulativeActual = soFar,
                Expected = [.. expected.Select(cumulative => cumulative[period] - (period > 0 ? cumulative[period - 1] : 0))],
                CumulativeExpected = [.. expected.Select(cumulative => cumulative[period])],
            });
        }

        return rows.MoveToImmutable();
    }

    private static void RequireFit(PurchaseModel model, in PurchaseWindow window, string name)
    {
        ArgumentNullException.ThrowIfNull(model, name);
        if (model.Unit == window.Unit && model.Grain == window.Grain) return;
        throw new ArgumentException(
            $"{model.Name} counts in {model.Unit} and by {model.Grain}, the window in {window.Unit} and by {window.Grain}.", name);
    }
}
