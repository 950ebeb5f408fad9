using LifecycleKit.Rfm;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>rfm.r</c>: the recency score, which falls at midnights as days pass; missing without an order or a model.</summary>
    public static NumberField RecencyScore { get; } = new(
        "rfm.r",
        static (in Facts f, out decimal v) => Digit(f, static score => score.R, out v),
        FieldTiming.Changing,
        static (in Facts f, ReadOnlySpan<decimal> _) => f.NextRecencyScore());

    /// <summary><c>rfm.f</c>: the frequency score; missing without an order or a model.</summary>
    public static NumberField FrequencyScore { get; } =
        Number("rfm.f", static (in Facts f, out decimal v) => Digit(f, static score => score.F, out v));

    /// <summary><c>rfm.m</c>: the monetary score; missing without an order or a model.</summary>
    public static NumberField MonetaryScore { get; } =
        Number("rfm.m", static (in Facts f, out decimal v) => Digit(f, static score => score.M, out v));

    private static bool Digit(in Facts facts, Func<RfmScore, int> digit, out decimal value)
    {
        var score = facts.Score();
        value = digit(score);
        return score.IsScored;
    }
}
