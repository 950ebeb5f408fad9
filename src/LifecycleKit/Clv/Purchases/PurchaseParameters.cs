namespace LifecycleKit.Clv;

/// <summary>
/// Up to four parameters of a purchase model, in the order of its paper: (r, α, a, b), (r, α, s, β), (r, α). Unused ones are 1.
/// </summary>
internal readonly record struct PurchaseParameters(double First, double Second, double Third = 1, double Fourth = 1)
{
    public double this[int place] => place switch { 0 => First, 1 => Second, 2 => Third, _ => Fourth };

    public static PurchaseParameters Of(ReadOnlySpan<double> values) =>
        new(values[0], values[1], values.Length > 2 ? values[2] : 1, values.Length > 3 ? values[3] : 1);

    /// <summary>The same with one parameter multiplied by a factor.</summary>
    public PurchaseParameters Scale(int place, double factor) => place switch
    {
        0 => this with { First = First * factor },
        1 => this with { Second = Second * factor },
        2 => this with { Third = Third * factor },
        _ => this with { Fourth = Fourth * factor },
    };
}
