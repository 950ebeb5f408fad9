namespace LifecycleKit.Rfm;

/// <summary>Where the cut points between the bins of a column come from.</summary>
public enum RfmCutMethod
{
    /// <summary>Quantiles of the customers of the fit: bins of about equal size.</summary>
    Quantile,

    /// <summary>Bins of equal width between the least and the greatest value of the fit.</summary>
    Fixed,

    /// <summary>Cut points that the caller states; the customers of the fit are only counted.</summary>
    Given,
}
