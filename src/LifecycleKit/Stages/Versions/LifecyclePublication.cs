namespace LifecycleKit.Stages;

/// <summary>That a lifecycle, or new models for it, came into force.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed record LifecyclePublication
{
    internal LifecyclePublication(DateTimeOffset at, LifecycleEngine engine) => (At, Engine) = (at.ToUniversalTime(), engine);

    /// <summary>When, in UTC; the first of a timeline is in force from the beginning, whatever it says.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The engine that runs customers from then on.</summary>
    public LifecycleEngine Engine { get; }
}
