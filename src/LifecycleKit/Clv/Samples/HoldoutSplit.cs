using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>
/// Customers with their history up to an instant and their purchases after it: fit a model to the first part, compare its predictions with
/// the second.
/// </summary>
/// <remarks>
/// <para>
/// The customers are those with a purchase in the calibration [start, calibration end); each customer has the <see cref="PurchaseHistory"/>
/// at the end of the calibration, and the purchases of the hold-out [calibration end, end), counted by the grain of the calibration. At day
/// grain they are the distinct days with orders; the day on which the calibration ends does not count again if it counted in the
/// calibration, and its later amounts do not count either. Spend is gross: credits are left out, as in the histories.
/// </para>
/// <para>Customers keep their order.</para>
/// </remarks>
public sealed class HoldoutSplit
{
    private HoldoutSplit(ImmutableArray<HoldoutCustomer> customers, double length, TimeUnit unit, PurchaseGrain grain)
    {
        Customers = customers;
        Length = length;
        Unit = unit;
        Grain = grain;
        foreach (var customer in customers)
        {
            PurchaseCount += customer.PurchaseCount;
            Spend += customer.Spend;
        }

        Sample = PurchaseSample.Create([.. customers.Select(customer => customer.History)]);
    }

    /// <summary>The customers, in the order of the log.</summary>
    public ImmutableArray<HoldoutCustomer> Customers { get; }

    /// <summary>The length of the hold-out in <see cref="Unit"/>, by calendar days at day grain; above 0.</summary>
    public double Length { get; }

    /// <summary>The unit of all times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The number of purchases of all customers in the hold-out.</summary>
    public long PurchaseCount { get; }

    /// <summary>The gross amount of the purchases in the hold-out, in the reporting currency.</summary>
    public decimal Spend { get; }

    /// <summary>The sample of the calibration, to fit a model to.</summary>
    public PurchaseSample Sample { get; }

    /// <summary>Creates a split of the customers of a log; in parallel.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="calibration">The window that models may use, with unit and grain.</param>
    /// <param name="end">The first instant after the hold-out; later than the end of the calibration, at day grain on a later day.</param>
    /// <param name="cancellationToken">Stops between two ranges of customers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The hold-out has no length.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static HoldoutSplit Create(
        OrderLog log, PurchaseWindow calibration, DateTimeOffset end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        var length = LengthOf(calibration, end);
        var (found, isThere) = (new HoldoutCustomer[log.CustomerCount], new bool[log.CustomerCount]);
        CustomerRanges.ForEach(
            log.CustomerCount,
            (from, to) =>
            {
                for (var i = from; i < to; i++) isThere[i] = HoldoutCounter.TrySplit(log[i], calibration, end, i, out found[i]);
            },
            cancellationToken);
        return new HoldoutSplit([.. found.Where((_, i) => isThere[i])], length, calibration.Unit, calibration.Grain);
    }

    /// <summary>Creates a split from given customers, such as simulated ones.</summary>
    /// <param name="customers">The customers, all of one unit and grain; an empty list makes an empty split, in days.</param>
    /// <param name="length">The length of the hold-out in the unit of the customers, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not finite and above 0.</exception>
    /// <exception cref="ArgumentException">Two histories differ in unit or grain.</exception>
    public static HoldoutSplit Create(ReadOnlySpan<HoldoutCustomer> customers, double length)
    {
        if (!(length > 0 && double.IsFinite(length)))
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length of the hold-out must be finite and above 0.");
        var first = customers.IsEmpty ? default : customers[0].History;
        foreach (var customer in customers)
        {
            if (customer.History.Unit != first.Unit || customer.History.Grain != first.Grain)
                throw new ArgumentException("All histories must have one unit and grain.", nameof(customers));
        }

        return new HoldoutSplit([.. customers], length, first.Unit, first.Grain);
    }

    /// <exception cref="ArgumentException">The model has another unit or grain than this split.</exception>
    internal void RequireFit(PurchaseModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model, name);
        // An empty split has no unit of its own.
        if (Customers.IsEmpty || (model.Unit == Unit && model.Grain == Grain)) return;
        throw new ArgumentException($"{model.Name} has unit {model.Unit} and grain {model.Grain}, the hold-out {Unit} and {Grain}.", name);
    }

    private static double LengthOf(in PurchaseWindow calibration, DateTimeOffset end)
    {
        var last =
            end > calibration.AsOf ? PurchaseWindow.Create(end, calibration.TimeZone, calibration.Unit, calibration.Grain).LastStep : 0;
        return last > calibration.LastStep
            ? (last - calibration.LastStep) / calibration.StepsPerUnit
            : throw new ArgumentOutOfRangeException(
                nameof(end), end, $"The hold-out must end later than the calibration, {calibration.AsOf:O}; at day grain on a later day.");
    }
}
