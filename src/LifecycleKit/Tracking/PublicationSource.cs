namespace LifecycleKit.Tracking;

/// <summary>Where a publication came from.</summary>
public enum PublicationSource
{
    /// <summary>From the options of a host, at its start or at a reload.</summary>
    Configuration = 0,

    /// <summary>From a call of <see cref="ILifecyclePublisher"/>.</summary>
    Publisher = 1,

    /// <summary>From the library, which corrects the date of a publication that a clock ahead of time had dated.</summary>
    ClockCorrection = 2,
}
