namespace LifecycleKit.Tracking;

/// <summary>The treatment of an event that is older than the last decision.</summary>
public enum LateEventPolicy
{
    /// <summary>The event changes the facts, and rules evaluate them at the latest known instant. Later decisions are not undone.</summary>
    Apply = 0,

    /// <summary>
    /// All kept events of the customer are replayed, so that the state equals the state after timely delivery. Transitions that handlers
    /// have received are not taken back; handlers receive the transitions that only the replay makes. The highest stage never falls.
    /// </summary>
    Rebuild = 1,
}
