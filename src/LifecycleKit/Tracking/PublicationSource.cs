namespace LifecycleKit.Tracking;

/// <summary>The source of a publication.</summary>
public enum PublicationSource
{
    /// <summary>The options of a host, at its start or at a reload.</summary>
    Configuration = 0,

    /// <summary>A call of <see cref="ILifecyclePublisher"/>.</summary>
    Publisher = 1,

    /// <summary>The library, which corrects the date of a publication that a fast clock has dated ahead.</summary>
    ClockCorrection = 2,
}
