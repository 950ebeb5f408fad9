namespace LifecycleKit.Tracking;

/// <summary>What becomes of an event that is older than what is already decided.</summary>
public enum LateEventPolicy
{
    /// <summary>Its facts count, and rules judge them at the latest instant known. What has been decided since is not undone.</summary>
    Apply = 0,

    /// <summary>
    /// The customer is run through all his events anew, and stands where he would had it come in time. For that every event is kept, of whatever
    /// kind. Transitions that handlers have heard of are not taken back; those that only the replay makes are told. The highest stage never falls.
    /// </summary>
    Rebuild = 1,
}
