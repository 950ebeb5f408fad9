namespace LifecycleKit.Clv;

/// <summary>A requested prediction, without parameters and customer, so it can be evaluated again with other parameters.</summary>
/// <param name="Figure">The requested figure.</param>
/// <param name="Argument">The time, horizon or probability of the prediction.</param>
/// <param name="From">The start of the window, for expected purchases.</param>
/// <param name="Count">The number of purchases, for its probability.</param>
/// <param name="Rate">The force of interest per unit of time, for discounted purchases.</param>
internal readonly record struct PurchaseQuestion(PurchaseFigure Figure, double Argument, double From = 0, int Count = 0, double Rate = 0)
{
    public double Answer(PurchaseFamily family, in PurchaseParameters θ, in PurchaseRow row)
    {
        var alive = family.ProbabilityAlive(θ, row);
        return Figure switch
        {
            PurchaseFigure.Alive => Alive(family, θ, row, alive),
            PurchaseFigure.Churned => 1 - Alive(family, θ, row, alive),
            PurchaseFigure.Expected => PurchaseFamily.Ahead(alive, Expected(family, θ, row)),
            PurchaseFigure.Count =>
                PurchaseFamily.Ahead(alive, family.ProbabilityIfAlive(θ, row, Count, Argument)) + (Count == 0 ? 1 - alive : 0),
            PurchaseFigure.NextPurchase =>
                Argument < alive ? family.NextPurchaseIfAlive(θ, row, Argument / alive) : double.PositiveInfinity,
            _ => PurchaseFamily.Ahead(alive, family.DiscountedIfAlive(θ, row, Rate, Argument)),
        };
    }

    private double Alive(PurchaseFamily family, in PurchaseParameters θ, in PurchaseRow row, double alive) =>
        Argument == 0 ? alive : PurchaseFamily.Ahead(alive, family.StaysAlive(θ, row, Argument));

    /// <summary>
    /// Over (from, from + horizon]; the difference of two expectations is exact enough, because both have similar sizes or the first is
    /// small.
    /// </summary>
    private double Expected(PurchaseFamily family, in PurchaseParameters θ, in PurchaseRow row) => From == 0
        ? family.ExpectedIfAlive(θ, row, Argument)
        : Math.Max(0, family.ExpectedIfAlive(θ, row, From + Argument) - family.ExpectedIfAlive(θ, row, From));
}

/// <summary>A figure that a purchase model predicts.</summary>
internal enum PurchaseFigure
{
    Alive,
    Churned,
    Expected,
    Count,
    NextPurchase,
    Discounted,
}
