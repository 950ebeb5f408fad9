using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>What rules in text wait for, by name.</summary>
internal static class TriggerNames
{
    /// <summary>The word for rules that no event fires.</summary>
    public const string Time = "Time";

    private static readonly string[] Names = Enum.GetNames<EventTriggers>();
    private static readonly EventTriggers[] Values = Enum.GetValues<EventTriggers>();

    /// <summary>Every word that there is.</summary>
    public static IEnumerable<string> All => Names.Where(name => name != nameof(EventTriggers.None)).Append(Time);

    /// <summary>The events of a name, compared ordinally; null when there are none.</summary>
    public static EventTriggers? Find(string name)
    {
        var i = Array.IndexOf(Names, name);
        return i < 0 || Values[i] == EventTriggers.None ? null : Values[i];
    }
}
