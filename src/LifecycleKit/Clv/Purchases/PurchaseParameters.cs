namespace LifecycleKit.Clv;

/// <summary>
/// Up to four parameters of a purchase model, in the order of its paper: (r, α, a, b), (r, α, s, β), (r, α). Unused ones are 1.
/// </summary>
internal readonly record struct PurchaseParameters(double First, double Second, double Third = 1, double Fourth = 1)
{
    public const int MaxLength = 4;

    public double this[int place] => place switch { 0 => First, 1 => Second, 2 => Third, _ => Fourth };

    public static PurchaseParameters Of(ReadOnlySpan<double> values) =>
        new(values[0], values[1], values.Length > 2 ? values[2] : 1, values.Length > 3 ? values[3] : 1);

    /// <summary>Writes the first parameters and returns how many.</summary>
    public int CopyTo(Span<double> values, int length)
    {
        for (var i = 0; i < length; i++) values[i] = this[i];
        return length;
    }
}
