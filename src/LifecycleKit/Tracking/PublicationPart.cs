namespace LifecycleKit.Tracking;

/// <summary>The parts of a shop's configuration that are published, each by itself.</summary>
public enum PublicationPart
{
    /// <summary>The zone in which days are counted.</summary>
    TimeZone = 0,

    /// <summary>The currency of all amounts.</summary>
    Currency = 1,

    /// <summary>The cut points of RFM scores, when they are not those of the population model.</summary>
    Rfm = 2,

    /// <summary>The population model.</summary>
    Population = 3,

    /// <summary>The segment map.</summary>
    SegmentMap = 4,

    /// <summary>A track: a lifecycle under a name.</summary>
    Track = 5,

    /// <summary>The playbook.</summary>
    Playbook = 6,
}
