using System.Globalization;
using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string VisitsLast = "visits.last";
    private const string EngagedVisitsLast = "visits.engaged.last";
    private const string SentMessagesLast = "messages.sent.last";
    private const string OpenedMessagesLast = "messages.opened.last";
    private const string ClickedMessagesLast = "messages.clicked.last";

    /// <summary>
    /// Creates a field such as <c>visits.last30d</c>: the number of visits on the last days. The last N days are the calendar day of now
    /// and the N − 1 days before it, in the context's zone, so that the number changes at midnights only.
    /// </summary>
    /// <param name="days">The number of calendar days, today included; from 1 to 400.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is outside its range.</exception>
    public static NumberField VisitsWithinDays(int days) => DayCount(VisitsLast, days, ActivityKinds.Visits);

    /// <summary>Creates a field such as <c>visits.engaged.last30d</c>: the number of visits in which the customer engaged on the last
    /// days.</summary>
    /// <inheritdoc cref="VisitsWithinDays"/>
    public static NumberField EngagedVisitsWithinDays(int days) =>
        DayCount(EngagedVisitsLast, days, ActivityKinds.Only(ActivityKinds.EngagedVisit));

    /// <summary>Creates a field such as <c>messages.sent.last30d</c>: the number of messages sent to the customer on the last
    /// days.</summary>
    /// <inheritdoc cref="VisitsWithinDays"/>
    public static NumberField SentMessagesWithinDays(int days) =>
        DayCount(SentMessagesLast, days, ActivityKinds.Only(ActivityKinds.MessageSent), SentMessageCount.Name);

    /// <summary>Creates a field such as <c>messages.opened.last30d</c>: the number of reported openings of messages on the last
    /// days.</summary>
    /// <inheritdoc cref="VisitsWithinDays"/>
    public static NumberField OpenedMessagesWithinDays(int days) =>
        DayCount(OpenedMessagesLast, days, ActivityKinds.Only(ActivityKinds.MessageOpened), OpenedMessageCount.Name);

    /// <summary>Creates a field such as <c>messages.clicked.last30d</c>: the number of clicks in messages on the last days.</summary>
    /// <inheritdoc cref="VisitsWithinDays"/>
    public static NumberField ClickedMessagesWithinDays(int days) =>
        DayCount(ClickedMessagesLast, days, ActivityKinds.Only(ActivityKinds.MessageClicked), ClickedMessageCount.Name);

    /// <summary>
    /// Returns the field for a name such as <c>visits.last30d</c> or <c>customEvents.signup.last30d</c>; null when the name is not that of
    /// a count of days in canonical text.
    /// </summary>
    internal static NumberField? DayWindow(string name) =>
        DaysOf(name, VisitsLast) is { } visits ? VisitsWithinDays(visits)
        : DaysOf(name, EngagedVisitsLast) is { } engaged ? EngagedVisitsWithinDays(engaged)
        : DaysOf(name, SentMessagesLast) is { } sent ? SentMessagesWithinDays(sent)
        : DaysOf(name, OpenedMessagesLast) is { } opened ? OpenedMessagesWithinDays(opened)
        : DaysOf(name, ClickedMessagesLast) is { } clicked ? ClickedMessagesWithinDays(clicked)
        : CustomEvent(name) as NumberField is { Timing: FieldTiming.Changing } custom ? custom : null;

    private static NumberField DayCount(string prefix, int days, ActivityKinds kinds, string? dependency = null) => new(
        $"{prefix}{DaysText(days)}",
        (in Facts f, out decimal value) => Known(f.History.Counts.CountDays(kinds, days, f.AsOfTicks, f.Context.TimeZone), out value),
        FieldTiming.Changing,
        (in Facts f, ReadOnlySpan<decimal> operands) =>
            f.History.Counts.NextCrossing(kinds, days, f.AsOfTicks, f.Context.TimeZone, operands),
        (in Facts f) => f.History.Counts.CountDays(kinds, days, f.AsOfTicks, f.Context.TimeZone)) { Dependency = dependency };

    /// <exception cref="ArgumentOutOfRangeException">The number of days is outside its range.</exception>
    private static string DaysText(int days) => days is >= 1 and <= ActivityCounts.MaxDays
        ? FormattableString.Invariant($"{days}d")
        : throw new ArgumentOutOfRangeException(
            nameof(days), days, FormattableString.Invariant($"The number of days must be from 1 to {ActivityCounts.MaxDays}."));

    /// <summary>The number of days at the end of a name; null when the name is not the prefix and a number of days.</summary>
    private static int? DaysOf(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || !name.EndsWith('d')) return null;
        return int.TryParse(name.AsSpan()[prefix.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= ActivityCounts.MaxDays && name.Length == prefix.Length + DaysText(days).Length ? days : null;
    }
}
