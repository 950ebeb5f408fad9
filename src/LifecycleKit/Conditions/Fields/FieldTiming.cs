namespace LifecycleKit.Conditions;

/// <summary>How the value of a field behaves between events.</summary>
public enum FieldTiming
{
    /// <summary>The value does not change between events: it depends on the history and not on the instant at which it is read.</summary>
    Constant = 0,

    /// <summary>
    /// The value can change as time passes, at instants that the field knows in advance. A field that follows a model, such as a
    /// probability that falls until the next event, returns the instant at which it passes the number that it is compared with
    /// (<see cref="NumberField"/>).
    /// </summary>
    Changing = 1,

    /// <summary>The value exists only while an event is handled; time-based rules cannot use the field.</summary>
    Event = 2,
}
