namespace LifecycleKit.Segments;

/// <summary>What a segment map may know of a customer besides his scores.</summary>
public enum CustomerStanding
{
    /// <summary>No counted order, and no e-mail may be sent.</summary>
    Visitor,

    /// <summary>No counted order, but e-mail may be sent.</summary>
    ContactableVisitor,

    /// <summary>Exactly one counted order.</summary>
    OneOrder,

    /// <summary>Two or more counted orders.</summary>
    RepeatOrders,
}
