using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string CustomEvents = "customEvents.";

    /// <summary>
    /// Creates the field <c>customEvents.NAME.count</c>: the number of custom events of a name; 0 when there was none. Missing when the
    /// customer has had events of more than 64 names, of which the 64 that are first in ordinal order are kept, and this name comes after
    /// them.
    /// </summary>
    /// <param name="name">The name of the events, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static NumberField CustomEventCount(string name)
    {
        var group = CustomEventGroup(name);
        return new NumberField(
            $"{group}.count",
            (in Facts f, out decimal value) =>
            {
                var count = CustomEventsOf(f, name, out var entry);
                value = count ? entry.Count : 0;
                return count;
            },
            readScaled: (in Facts f) => CustomEventsOf(f, name, out var entry) ? entry.Count : Scaled.Missing) { Dependency = group };
    }

    /// <summary>
    /// Creates the field <c>customEvents.NAME.lastAt</c>: when the last custom event of a name was; missing when there was none, or when
    /// the name is not kept (<see cref="CustomEventCount"/>).
    /// </summary>
    /// <param name="name">The name of the events, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static InstantField CustomEventLastAt(string name)
    {
        var group = CustomEventGroup(name);
        return new InstantField(
            $"{group}.lastAt", (in Facts f) => f.History.CustomEvents.TryGet(name, out var entry) ? entry.LastTicks : 0)
            { Dependency = group };
    }

    /// <summary>
    /// Creates a field such as <c>customEvents.NAME.last30d</c>: the number of custom events of a name on the last days, which
    /// <see cref="VisitsWithinDays"/> defines. Missing when the name is not kept (<see cref="CustomEventCount"/>).
    /// </summary>
    /// <param name="name">The name of the events, compared ordinally.</param>
    /// <param name="days">The number of calendar days, today included; from 1 to 400.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is outside its range.</exception>
    public static NumberField CustomEventsWithinDays(string name, int days)
    {
        var group = CustomEventGroup(name);
        SlotReader read = (in Facts f) => !CustomEventsOf(f, name, out var entry) ? Scaled.Missing
            : entry.Name is null ? 0
            : f.History.Counts.CountDays(ActivityKinds.Only(entry.Kind), days, f.AsOfTicks, f.Context.TimeZone);
        return new NumberField(
            $"{group}.last{DaysText(days)}",
            (in Facts f, out decimal value) =>
            {
                var count = read(f);
                value = count == Scaled.Missing ? 0 : count;
                return count != Scaled.Missing;
            },
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) => f.History.CustomEvents.TryGet(name, out var entry)
                ? f.History.Counts.NextCrossing(ActivityKinds.Only(entry.Kind), days, f.AsOfTicks, f.Context.TimeZone, operands)
                : long.MaxValue,
            read) { Dependency = group };
    }

    /// <summary>Returns the field for a name such as <c>customEvents.signup.count</c>; null when the name is none in canonical
    /// text.</summary>
    internal static Field? CustomEvent(string field)
    {
        if (!field.StartsWith(CustomEvents, StringComparison.Ordinal) || field.LastIndexOf('.') is var dot && dot <= CustomEvents.Length)
            return null;
        var shown = field[CustomEvents.Length..dot];
        var name = ConditionText.Unquoted(shown);
        if (string.IsNullOrWhiteSpace(name) || name.Length > TextLimits.MaxIdLength || ConditionText.Name(name) != shown) return null;
        return field[(dot + 1)..] switch
        {
            "count" => CustomEventCount(name),
            "lastAt" => CustomEventLastAt(name),
            _ => DaysOf(field, $"{CustomEvents}{shown}.last") is { } days ? CustomEventsWithinDays(name, days) : null,
        };
    }

    /// <summary>Reads the custom events of a name: <c>default</c> when there was none; false when it is not known.</summary>
    private static bool CustomEventsOf(in Facts facts, string name, out CustomEventLog.Entry entry)
    {
        var log = facts.History.CustomEvents;
        return log.TryGet(name, out entry) || log.IsKnown(name);
    }

    private static string CustomEventGroup(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return $"{CustomEvents}{ConditionText.Name(TextLimits.Checked(name, nameof(name))!)}";
    }
}
