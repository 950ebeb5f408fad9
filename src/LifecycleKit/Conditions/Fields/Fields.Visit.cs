namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>visit.firstSource</c>: the source of the first visit with a known source; missing when no source is known.</summary>
    public static TextField FirstVisitSource { get; } = new("visit.firstSource", static (in Facts f) => f.Activity.FirstNamedVisit.Source);

    /// <summary><c>visit.lastSource</c>: the source of the last visit with a known source; missing when no source is known.</summary>
    public static TextField LastVisitSource { get; } = new("visit.lastSource", static (in Facts f) => f.Activity.LastNamedVisit.Source);
}
