namespace LifecycleKit.Clv;

/// <summary>The bounds of the parameters of a purchase model: wide, around the time scale of the sample.</summary>
/// <remarks>A shape is in [1e-5, 1e5], a time in that range times the mean age: a change of unit moves the bounds with the
/// sample.</remarks>
internal sealed class PurchaseBounds
{
    private const double Wide = 1e5;

    /// <param name="columns">The sample.</param>
    /// <param name="isTime">Which parameters are times.</param>
    public PurchaseBounds(PurchaseColumns columns, ReadOnlySpan<bool> isTime)
    {
        var customers = 0.0;
        var purchases = 0.0;
        var ages = 0.0;
        for (var row = 0; row < columns.RowCount; row++)
        {
            customers += columns.Counts[row];
            purchases += columns.Counts[row] * columns.Repeats[row];
            ages += columns.Counts[row] * columns.Ages[row];
        }

        var age = ages / customers;
        // Half a purchase for a sample without purchases, so that the first rate is above 0.
        (Rate, Age) = (Math.Max(purchases, 0.5) / ages, age);
        (Lower, Upper) = (new double[isTime.Length], new double[isTime.Length]);
        for (var i = 0; i < isTime.Length; i++)
        {
            var scale = isTime[i] ? age : 1;
            (Lower[i], Upper[i]) = (scale / Wide, scale * Wide);
        }
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>Purchases per unit of time, over all customers.</summary>
    public double Rate { get; }

    /// <summary>The mean age.</summary>
    public double Age { get; }
}
