using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>All that a segment map tells apart: a customer's standing and his scores. A map is a table over these codes.</summary>
/// <remarks><c>default</c> is a visitor whom no e-mail may reach. Immutable and safe to share between threads.</remarks>
public readonly record struct SegmentKey
{
    internal SegmentKey(CustomerStanding standing, RfmScore score) => (Standing, Score) = (standing, score);

    /// <summary>How many orders, and for visitors whether e-mail may be sent.</summary>
    public CustomerStanding Standing { get; }

    /// <summary>The score; <c>default</c> for visitors.</summary>
    public RfmScore Score { get; }

    /// <summary>Whether there is no counted order.</summary>
    public bool IsVisitor => Standing is CustomerStanding.Visitor or CustomerStanding.ContactableVisitor;

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
    public static SegmentKey Of(in SegmentInput subject) => new(
        subject.OrderCount switch
        {
            0 => subject.EmailContactable ? CustomerStanding.ContactableVisitor : CustomerStanding.Visitor,
            1 => CustomerStanding.OneOrder,
            _ => CustomerStanding.RepeatOrders,
        },
        subject.Score);

    /// <summary>The code in words, such as <c>543 with one order</c> or <c>contactable visitor</c>.</summary>
    public override string ToString() => Standing switch
    {
        CustomerStanding.Visitor => "visitor",
        CustomerStanding.ContactableVisitor => "contactable visitor",
        CustomerStanding.OneOrder => $"{Score} with one order",
        _ => $"{Score} with repeat orders",
    };
}
