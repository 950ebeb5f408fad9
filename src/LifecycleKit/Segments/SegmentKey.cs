using LifecycleKit.Rfm;

namespace LifecycleKit.Segments;

/// <summary>
/// The key by which a segment map places a customer: the number of orders (none, one, more), the scores, and for visitors whether e-mail
/// may be sent. A map is a table over these keys.
/// </summary>
/// <remarks><c>default</c> is a visitor who may not receive e-mail. A customer without a counted order and without a visit has no place
/// in a map.</remarks>
public readonly record struct SegmentKey
{
    internal SegmentKey(CustomerStanding standing, RfmScore score) => (Standing, Score) = (standing, score);

    internal CustomerStanding Standing { get; }

    /// <summary>The score; <c>default</c> for visitors.</summary>
    public RfmScore Score { get; }

    /// <summary>Indicates whether the customer has visited and has no counted order.</summary>
    public bool IsVisitor => Standing is CustomerStanding.Visitor or CustomerStanding.ContactableVisitor;

    /// <summary>Indicates whether the customer has visited and has no counted order, and e-mail may be sent.</summary>
    public bool IsContactableVisitor => Standing == CustomerStanding.ContactableVisitor;

    /// <summary>Indicates whether the customer has exactly one counted order.</summary>
    public bool HasOneOrder => Standing == CustomerStanding.OneOrder;

    /// <summary>Indicates whether the customer has two or more counted orders.</summary>
    public bool HasRepeatOrders => Standing == CustomerStanding.RepeatOrders;

    /// <summary>The recency score, in five bins 5 for the most recent; 0 for visitors.</summary>
    public int R => Score.R;

    /// <summary>The frequency score, in five bins 5 for the most frequent; 0 for visitors.</summary>
    public int F => Score.F;

    /// <summary>The monetary score, in five bins 5 for the highest; 0 for visitors.</summary>
    public int M => Score.M;

    /// <summary>The mean of F and M, halves rounded up: ⌊(F + M + 1) / 2⌋; 0 for visitors.</summary>
    /// <remarks>Meaningful when frequency and monetary have the same number of bins.</remarks>
    public int FM => (F + M + 1) / 2;

    /// <summary>Creates the key of an input; that of a visitor for every customer without a counted order.</summary>
    public static SegmentKey Create(in SegmentInput input) => new(
        input.OrderCount switch
        {
            0 => input.EmailContactable ? CustomerStanding.ContactableVisitor : CustomerStanding.Visitor,
            1 => CustomerStanding.OneOrder,
            _ => CustomerStanding.RepeatOrders,
        },
        input.Score);

    /// <summary>Returns the key as text, such as <c>543 with one order</c> or <c>contactable visitor</c>.</summary>
    public override string ToString() => Standing switch
    {
        CustomerStanding.Visitor => "visitor",
        CustomerStanding.ContactableVisitor => "contactable visitor",
        CustomerStanding.OneOrder => $"{Score} with one order",
        _ => $"{Score} with repeat orders",
    };
}

/// <summary>The orders and the contactability of a customer, as far as a segment map distinguishes them.</summary>
internal enum CustomerStanding
{
    /// <summary>A visit, no counted order, and no e-mail may be sent.</summary>
    Visitor,

    /// <summary>A visit, no counted order, but e-mail may be sent.</summary>
    ContactableVisitor,

    /// <summary>Exactly one counted order.</summary>
    OneOrder,

    /// <summary>Two or more counted orders.</summary>
    RepeatOrders,
}
