namespace LifecycleKit.Customers;

/// <summary>The outcome of a deal. The numbers are part of the stored format.</summary>
public enum DealOutcome
{
    /// <summary>Not decided yet.</summary>
    Open = 0,

    /// <summary>The customer bought.</summary>
    Won = 1,

    /// <summary>The customer did not buy, or the seller gave up.</summary>
    Lost = 2,
}
