namespace LifecycleKit.Customers;

/// <summary>The kind of a survey. The numbers are part of the stored format.</summary>
public enum SurveyKind
{
    /// <summary>A survey that the host defines; any score.</summary>
    Other = 0,

    /// <summary>Net promoter score: how likely to recommend, a whole number from 0 to 10.</summary>
    Nps = 1,

    /// <summary>Customer satisfaction: a whole number from 1 to 5.</summary>
    Csat = 2,
}
