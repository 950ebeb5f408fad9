using LifecycleKit.Conditions;

namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// Custom fields, one for each type, which change as the last order ages: at 1, 3 and 5.5 days. Some have no value at some of the steps.
/// </summary>
internal static class HostAges
{
    private static readonly TimeSpan[] Steps = [TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(5.5)];
    private static readonly string?[] Words = ["new", null, "warm", "cold"];
    private static readonly bool?[] Flags = [true, false, null, true];
    private static readonly string[]?[] Sets = [["a", "b"], [], null, ["b"]];
    private static readonly decimal?[] Numbers = [3, 1.5m, null, -2];

    public static NumberField Number { get; } = CustomFields.Number(
        "host.number", (in facts) => At(Numbers, Step(facts)), FieldTiming.Changing, Change);

    /// <summary>A number that returns only when it passes the numbers it is compared with, or appears or disappears.</summary>
    public static NumberField Crossing { get; } =
        CustomFields.Number("host.crossing", (in facts) => At(Numbers, Step(facts)), NextCrossing);

    public static FlagField Flag { get; } =
        CustomFields.Flag("host.flag", (in facts) => At(Flags, Step(facts)), FieldTiming.Changing, Change);

    public static TextField Text { get; } =
        CustomFields.Text("host.text", (in facts) => At(Words, Step(facts)), FieldTiming.Changing, Change);

    public static SetField Set { get; } = CustomFields.Set("host.set", (in facts) => At(Sets, Step(facts)), FieldTiming.Changing, Change);

    /// <summary>The last order, then the first order, then missing, then the last order again.</summary>
    public static InstantField Instant { get; } = CustomFields.Instant(
        "host.instant",
        (in facts) => At([facts.Profile.LastOrderAt, facts.Profile.FirstOrderAt, null, facts.Profile.LastOrderAt], Step(facts)),
        FieldTiming.Changing,
        Change);

    /// <summary>The ages at which the fields change.</summary>
    public static IEnumerable<long> Ages => Steps.Select(step => step.Ticks);

    public static decimal? NumberAt(Moment moment) => At(Numbers, Step(moment));

    public static bool? FlagAt(Moment moment) => At(Flags, Step(moment));

    public static string? TextAt(Moment moment) => At(Words, Step(moment));

    public static IReadOnlyCollection<string>? SetAt(Moment moment) => At(Sets, Step(moment));

    public static DateTimeOffset? InstantAt(Moment moment) => At(
        [moment.Customer.LastOrderAt, moment.Customer.FirstOrderAt, null, moment.Customer.LastOrderAt], Step(moment));

    private static int? Step(Moment moment) => StepOf(moment.Customer.LastOrderAt, moment.Instant);

    private static int? Step(in Facts facts) => StepOf(facts.Profile.LastOrderAt, facts.AsOf);

    private static int? StepOf(DateTimeOffset? last, DateTimeOffset now) => last is { } at ? Steps.Count(step => now - at >= step) : null;

    private static T? At<T>(T?[] values, int? step) => step is { } at ? values[at] : default;

    private static DateTimeOffset? Change(in Facts facts)
    {
        if (facts.Profile.LastOrderAt is not { } last) return null;
        var now = facts.AsOf;
        return Steps.Select(step => last + step).Where(at => at > now).Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }

    private static DateTimeOffset? NextCrossing(in Facts facts, ReadOnlySpan<decimal> thresholds)
    {
        var history = facts.History;
        var context = facts.Context;
        var value = At(Numbers, Step(facts));
        for (var at = Change(facts); at is { } instant; at = Change(new Facts(history, instant, context)))
        {
            var next = At(Numbers, Step(new Facts(history, instant, context)));
            if (next is null != value is null) return at;
            foreach (var threshold in thresholds)
            {
                if (next?.CompareTo(threshold) != value?.CompareTo(threshold)) return at;
            }
        }

        return null;
    }
}
