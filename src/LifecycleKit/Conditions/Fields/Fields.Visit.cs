namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary><c>visit.firstSource</c>: where his first visit of known source came from; missing when no source is known.</summary>
    public static TextField FirstVisitSource { get; } = new("visit.firstSource", static (in Facts f) => f.Profile.FirstSource);

    /// <summary><c>visit.lastSource</c>: where his last visit of known source came from; missing when no source is known.</summary>
    public static TextField LastVisitSource { get; } = new("visit.lastSource", static (in Facts f) => f.Profile.LastSource);
}
