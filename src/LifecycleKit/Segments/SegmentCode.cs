using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>All that a segment map tells apart: a customer's standing and his scores. A map is a table over these codes.</summary>
/// <remarks><c>default</c> is a visitor whom no e-mail may reach. Immutable and safe to share between threads.</remarks>
public readonly record struct SegmentCode
{
    internal SegmentCode(SegmentStanding standing, RfmScore score) => (Standing, Score) = (standing, score);

    /// <summary>How many orders, and for visitors whether e-mail may be sent.</summary>
    public SegmentStanding Standing { get; }

    /// <summary>The score; <c>default</c> for visitors.</summary>
    public RfmScore Score { get; }

    /// <summary>Whether there is no counted order.</summary>
    public bool IsVisitor => Standing is SegmentStanding.Visitor or SegmentStanding.ContactableVisitor;

    /// <summary>The recency score, 5 the most recent of five; 0 for visitors.</summary>
    public int R => Score.R;

    /// <summary>The frequency score, 5 the most frequent of five; 0 for visitors.</summary>
    public int F => Score.F;

    /// <summary>The monetary score, 5 the highest of five; 0 for visitors.</summary>
    public int M => Score.M;

    /// <summary>The mean of F and M, halves rounded up: ⌊(F + M + 1) / 2⌋; 0 for visitors.</summary>
    /// <remarks>Sensible where frequency and monetary have the same number of bins.</remarks>
    public int FM => (F + M + 1) / 2;

    /// <summary>The code of a subject.</summary>
    public static SegmentCode Of(in SegmentSubject subject) => new(
        subject.Orders switch
        {
            0 => subject.EmailContactable ? SegmentStanding.ContactableVisitor : SegmentStanding.Visitor,
            1 => SegmentStanding.OneOrder,
            _ => SegmentStanding.RepeatOrders,
        },
        subject.Score);

    /// <summary>The code in words, such as <c>543 with one order</c> or <c>contactable visitor</c>.</summary>
    public override string ToString() => Standing switch
    {
        SegmentStanding.Visitor => "visitor",
        SegmentStanding.ContactableVisitor => "contactable visitor",
        SegmentStanding.OneOrder => $"{Score} with one order",
        _ => $"{Score} with repeat orders",
    };
}
