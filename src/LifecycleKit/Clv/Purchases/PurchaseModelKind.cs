namespace LifecycleKit.Clv;

/// <summary>The kind of a purchase model.</summary>
public enum PurchaseModelKind
{
    /// <summary>MBG/NBD (<see cref="MbgNbdModel"/>): dropout possible after each purchase, the first included. The default.</summary>
    MbgNbd = 0,

    /// <summary>
    /// BG/NBD (<see cref="BgNbdModel"/>): dropout possible after each repeat purchase; a customer with one purchase is certainly alive.
    /// </summary>
    BgNbd = 1,

    /// <summary>Pareto/NBD (<see cref="ParetoNbdModel"/>): dropout possible at any time, with or without a purchase.</summary>
    ParetoNbd = 2,

    /// <summary>NBD (<see cref="NbdModel"/>): no dropout; the baseline.</summary>
    Nbd = 3,
}
