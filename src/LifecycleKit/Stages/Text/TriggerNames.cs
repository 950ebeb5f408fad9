using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>The names of triggers in the text of rules.</summary>
internal static class TriggerNames
{
    /// <summary>The name of the trigger of time-based rules.</summary>
    public const string Time = "Time";

    private static readonly string[] Names = Enum.GetNames<EventTriggers>();
    private static readonly EventTriggers[] Values = Enum.GetValues<EventTriggers>();

    /// <summary>All names.</summary>
    public static IEnumerable<string> All => Names.Where(name => name != nameof(EventTriggers.None)).Append(Time);

    /// <summary>Finds the events of a name, compared ordinally; returns null for none.</summary>
    public static EventTriggers? Find(string name)
    {
        var i = Array.IndexOf(Names, name);
        return i < 0 || Values[i] == EventTriggers.None ? null : Values[i];
    }
}
