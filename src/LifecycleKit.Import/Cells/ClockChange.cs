namespace LifecycleKit.Import;

/// <summary>The relation of a local time to a change of the clock in its zone.</summary>
internal enum ClockChange
{
    /// <summary>The local time exists once.</summary>
    None = 0,

    /// <summary>The clock was set forward over the local time. It is read by the offset before the change.</summary>
    Skipped = 1,

    /// <summary>The clock was set back, and the local time exists twice. It is read as the later instant, in standard time.</summary>
    Repeated = 2,
}
