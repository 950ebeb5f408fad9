using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Clv;

/// <summary>Customers seen up to an instant, and what they purchased after it: fit on the one, compare with the other.</summary>
/// <remarks>
/// <para>
/// The customers are those with a purchase in the calibration [start, calibration end); each has the <see cref="PurchaseHistory"/> at its
/// end, and the purchases of the hold-out [calibration end, end), counted by the grain of the calibration. At day grain they are the
/// distinct days with orders; a day on which the calibration ends, and which has counted there, does not count again, nor do its later amounts.
/// Spend is gross: credits are left out, as in the histories.
/// </para>
/// <para>Customers keep their order. Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class HoldoutSplit
{
    private HoldoutSplit(ImmutableArray<HoldoutCustomer> customers, double length, TimeUnit unit, PurchaseGrain grain)
    {
        (Customers, Length, Unit, Grain) = (customers, length, unit, grain);
        foreach (var customer in customers)
        {
            PurchaseCount += customer.PurchaseCount;
            Spend += customer.Spend;
        }

        Sample = PurchaseSample.Create([.. customers.Select(customer => customer.History)]);
    }

    /// <summary>The customers, in the order of the log.</summary>
    public ImmutableArray<HoldoutCustomer> Customers { get; }

    /// <summary>The length of the hold-out in <see cref="Unit"/>: calendar days at day grain; above 0.</summary>
    public double Length { get; }

    /// <summary>The unit of all times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>What counts as one purchase: a day with orders, or an order.</summary>
    public PurchaseGrain Grain { get; }

    /// <summary>The purchases of all customers in the hold-out.</summary>
    public long PurchaseCount { get; }

    /// <summary>Their gross amount, in the reporting currency.</summary>
    public decimal Spend { get; }

    /// <summary>The calibration's sample: what a model is to be fitted to.</summary>
    public PurchaseSample Sample { get; }

    /// <summary>Splits the customers of a log; in parallel.</summary>
    /// <param name="log">The orders.</param>
    /// <param name="calibration">From when to when models may look, in which unit, at which grain.</param>
    /// <param name="end">The first instant after the hold-out; it must be later than the calibration, and at day grain end on a later day.</param>
    /// <param name="cancellationToken">Stops between two ranges of customers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The hold-out has no length.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static HoldoutSplit Create(OrderLog log, PurchaseWindow calibration, DateTimeOffset end, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        var length = LengthOf(calibration, end);
        var (found, isThere) = (new HoldoutCustomer[log.CustomerCount], new bool[log.CustomerCount]);
        CustomerRanges.ForEach(
            log.CustomerCount,
            (from, to) =>
            {
                for (var i = from; i < to; i++) isThere[i] = HoldoutFold.TrySplit(log[i], calibration, end, i, out found[i]);
            },
            cancellationToken);
        return new HoldoutSplit([.. found.Where((_, i) => isThere[i])], length, calibration.Unit, calibration.Grain);
    }

    /// <summary>A split from customers counted elsewhere, such as simulated ones.</summary>
    /// <param name="customers">The customers, all of one unit and grain; none makes an empty split, in days.</param>
    /// <param name="length">The length of the hold-out in their unit, finite and above 0.</param>
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

    /// <exception cref="ArgumentException">The model does not count as this split does.</exception>
    internal void RequireFit(PurchaseModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model, name);
        // An empty split has no unit of its own.
        if (Customers.IsEmpty || (model.Unit == Unit && model.Grain == Grain)) return;
        throw new ArgumentException($"{model.Name} counts in {model.Unit} and by {model.Grain}, the hold-out in {Unit} and by {Grain}.", name);
    }

    private static double LengthOf(in PurchaseWindow calibration, DateTimeOffset end)
    {
        var last = end > calibration.AsOf ? PurchaseWindow.Create(end, calibration.TimeZone, calibration.Unit, calibration.Grain).LastStep : 0;
        return last > calibration.LastStep
            ? (last - calibration.LastStep) / calibration.StepsPerUnit
            : throw new ArgumentOutOfRangeException(
                nameof(end), end, $"The hold-out must end later than the calibration, {calibration.AsOf:O}; by a day at least where days are counted.");
    }
}
