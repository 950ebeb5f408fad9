namespace LifecycleKit.Conditions;

/// <summary>How the value of a field behaves while nothing happens.</summary>
public enum FieldTiming
{
    /// <summary>It stays as it is between events: it depends on the history, and not on the instant at which it is read.</summary>
    Constant = 0,

    /// <summary>
    /// It can change as time passes, at instants that the field knows in advance. A field that follows a model, such as a probability that falls
    /// until the next event, is of this kind: it tells the instant at which it passes what it is compared with (<see cref="NumberField"/>).
    /// </summary>
    Changing = 1,

    /// <summary>It exists only while an event is handled; no rule on time can use it.</summary>
    Event = 2,
}
