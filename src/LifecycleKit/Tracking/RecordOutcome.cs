namespace LifecycleKit.Tracking;

/// <summary>What became of an event.</summary>
public enum RecordOutcome
{
    /// <summary>It was recorded.</summary>
    Recorded = 0,

    /// <summary>An event of this id was recorded before: nothing has changed.</summary>
    Duplicate = 1,
}
