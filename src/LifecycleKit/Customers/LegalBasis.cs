namespace LifecycleKit.Customers;

/// <summary>On what ground a customer may be addressed (GDPR article 6). The numbers are part of the stored format.</summary>
public enum LegalBasis
{
    /// <summary>The customer said yes.</summary>
    Consent = 0,

    /// <summary>A legitimate interest of the shop, such as its own similar products.</summary>
    LegitimateInterest = 1,

    /// <summary>Needed to carry out the contract, such as a delivery notice.</summary>
    Contract = 2,
}
