using LifecycleKit.Rfm;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>rfm.r</c>: the recency score, which falls at midnights as days pass; missing without an order or a model.</summary>
    public static NumberField RecencyScore { get; } = Count(
        "rfm.r",
        static (in Facts f) => Digit(f, static score => score.R),
        FieldTiming.Changing,
        static (in Facts f, ReadOnlySpan<decimal> operands) => operands.IsEmpty ? long.MaxValue : f.NextRecencyScore());

    /// <summary>
    /// <c>rfm.f</c>: the frequency score; missing without an order or a model. It changes between events only with a model of a window,
    /// when an order leaves the window.
    /// </summary>
    public static NumberField FrequencyScore { get; } = Count(
        "rfm.f",
        static (in Facts f) => Digit(f, static score => score.F),
        FieldTiming.Changing,
        static (in Facts f, ReadOnlySpan<decimal> operands) => operands.IsEmpty ? long.MaxValue : f.NextWindowScore(ofMonetary: false));

    /// <summary>
    /// <c>rfm.m</c>: the monetary score; missing without an order or a model. It changes between events as <see cref="FrequencyScore"/>
    /// does.
    /// </summary>
    public static NumberField MonetaryScore { get; } = Count(
        "rfm.m",
        static (in Facts f) => Digit(f, static score => score.M),
        FieldTiming.Changing,
        static (in Facts f, ReadOnlySpan<decimal> operands) => operands.IsEmpty ? long.MaxValue : f.NextWindowScore(ofFrequency: false));

    private static long Digit(in Facts facts, Func<RfmScore, int> digit)
    {
        var score = facts.Score();
        return score.IsScored ? digit(score) : Scaled.Missing;
    }
}
