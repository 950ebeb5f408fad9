namespace LifecycleKit.Scoring;

/// <summary>Which purchase model a population is fitted with.</summary>
public enum PurchaseModelKind
{
    /// <summary>MBG/NBD (<see cref="Clv.MbgNbdModel"/>): after each purchase, the first included, a chance to leave. The default.</summary>
    MbgNbd = 0,

    /// <summary>BG/NBD (<see cref="Clv.BgNbdModel"/>): after each repeat purchase a chance to leave; who purchased once is alive for certain.</summary>
    BgNbd = 1,

    /// <summary>Pareto/NBD (<see cref="Clv.ParetoNbdModel"/>): leaves at any time, purchase or not.</summary>
    ParetoNbd = 2,

    /// <summary>NBD (<see cref="Clv.NbdModel"/>): nobody ever leaves; the baseline.</summary>
    Nbd = 3,
}
