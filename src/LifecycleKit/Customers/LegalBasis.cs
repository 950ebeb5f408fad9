namespace LifecycleKit.Customers;

/// <summary>The legal basis for contacting a customer (GDPR article 6). The numbers are part of the stored format.</summary>
public enum LegalBasis
{
    /// <summary>The customer gave consent.</summary>
    Consent = 0,

    /// <summary>A legitimate interest of the shop, such as offers of similar products.</summary>
    LegitimateInterest = 1,

    /// <summary>A necessity of the contract, such as a delivery notice.</summary>
    Contract = 2,
}
