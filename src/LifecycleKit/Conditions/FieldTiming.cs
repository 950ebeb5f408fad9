namespace LifecycleKit.Conditions;

/// <summary>How the value of a field behaves while nothing happens.</summary>
public enum FieldTiming
{
    /// <summary>It stays as it is between events.</summary>
    Constant = 0,

    /// <summary>It can change as time passes, at instants that the field knows in advance.</summary>
    Changing = 1,

    /// <summary>It exists only while an event is handled; no rule on time can use it.</summary>
    Event = 2,
}
