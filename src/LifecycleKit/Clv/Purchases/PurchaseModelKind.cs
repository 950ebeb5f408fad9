namespace LifecycleKit.Clv;

/// <summary>The purchase models, by name.</summary>
public enum PurchaseModelKind
{
    /// <summary>MBG/NBD (<see cref="MbgNbdModel"/>): after each purchase, the first included, a chance to leave. The default.</summary>
    MbgNbd = 0,

    /// <summary>BG/NBD (<see cref="BgNbdModel"/>): after each repeat purchase a chance to leave; who purchased once is alive for certain.</summary>
    BgNbd = 1,

    /// <summary>Pareto/NBD (<see cref="ParetoNbdModel"/>): leaves at any time, purchase or not.</summary>
    ParetoNbd = 2,

    /// <summary>NBD (<see cref="NbdModel"/>): nobody ever leaves; the baseline.</summary>
    Nbd = 3,
}
