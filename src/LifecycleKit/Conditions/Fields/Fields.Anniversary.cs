using LifecycleKit.Customers;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string Traits = "trait.";
    private const string DaysTo = ".daysToAnniversary";
    private const string NextAt = ".nextAnniversaryAt";

    /// <summary>The number of years in which each length of a year occurs before and after a day.</summary>
    private const int LongestLeapCycle = 9;

    /// <summary>
    /// Creates the field <c>trait.NAME.daysToAnniversary</c>: the calendar days of the context's zone to the next anniversary of the date
    /// in a trait, such as a birthday; 0 on the day itself. The date is a text such as <c>1990-05-17</c>, or <c>--05-17</c> without the
    /// year, or an instant, whose date in the zone counts. The anniversary of 29 February is 28 February in years without a leap day. A
    /// date that is still to come is its own first anniversary. Missing when the trait has no date.
    /// </summary>
    /// <param name="trait">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static NumberField DaysToAnniversary(string trait)
    {
        SlotReader read = (in Facts f) =>
        {
            var today = CalendarDays.DayNumber(f.AsOfTicks, f.Context.TimeZone);
            return TryReadAnniversary(f, trait, out var date) && date.NextFrom(today) is >= 0 and var next ? next - today : Scaled.Missing;
        };
        return new NumberField(
            TraitName(trait) + DaysTo,
            (in Facts f, out decimal value) =>
            {
                var days = read(f);
                value = days == Scaled.Missing ? 0 : days;
                return days != Scaled.Missing;
            },
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) => NextAnniversaryCrossing(f, trait, operands),
            read) { Dependency = TraitName(trait) };
    }

    /// <summary>
    /// Creates the field <c>trait.NAME.nextAnniversaryAt</c>: the begin of the day of the next anniversary, which
    /// <see cref="DaysToAnniversary"/> defines; on the day itself the begin of that day. Missing when the trait has no date.
    /// </summary>
    /// <param name="trait">The trait's name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static InstantField NextAnniversaryAt(string trait) => new(
        TraitName(trait) + NextAt,
        (in Facts f) => NextAnniversary(f, trait) is >= 0 and var day ? CalendarDays.StartOfDay(day, f.Context.TimeZone) : 0,
        FieldTiming.Changing,
        (in Facts f) => NextAnniversary(f, trait) is >= 0 and var day
            ? CalendarDays.StartOfDay(day + 1, f.Context.TimeZone) : long.MaxValue) { Dependency = TraitName(trait) };

    /// <summary>Returns the field for a name such as <c>trait.birthday.daysToAnniversary</c>; null when the name is none.</summary>
    internal static Field? AnniversaryField(string field)
    {
        var end = field.EndsWith(DaysTo, StringComparison.Ordinal) ? DaysTo
            : field.EndsWith(NextAt, StringComparison.Ordinal) ? NextAt : null;
        if (end is null || !field.StartsWith(Traits, StringComparison.Ordinal) || field.Length <= Traits.Length + end.Length) return null;
        var shown = field[Traits.Length..^end.Length];
        var trait = ConditionText.Unquoted(shown);
        if (string.IsNullOrWhiteSpace(trait) || ConditionText.Name(trait) != shown) return null;
        return end == DaysTo ? DaysToAnniversary(trait) : NextAnniversaryAt(trait);
    }

    private static bool TryReadAnniversary(in Facts facts, string trait, out Anniversary date)
    {
        date = default;
        return facts.History.Traits.TryGet(trait, out var value) && Anniversary.TryRead(value, facts.Context.TimeZone, out date);
    }

    /// <summary>The number of the day of the next anniversary; -1 for none.</summary>
    private static int NextAnniversary(in Facts facts, string trait) => TryReadAnniversary(facts, trait, out var date)
        ? date.NextFrom(CalendarDays.DayNumber(facts.AsOfTicks, facts.Context.TimeZone)) : -1;

    /// <summary>
    /// Returns when the number of days is next on another side of an operand, or disappears at the end of the calendar. The number falls
    /// until the anniversary and rises at the midnight after it; years have two lengths, so that a few of them show all that can happen.
    /// </summary>
    private static long NextAnniversaryCrossing(in Facts facts, string trait, ReadOnlySpan<decimal> operands)
    {
        var zone = facts.Context.TimeZone;
        if (!TryReadAnniversary(facts, trait, out var date)) return long.MaxValue;
        var day = CalendarDays.DayNumber(facts.AsOfTicks, zone);
        var next = date.NextFrom(day);
        if (next < 0) return long.MaxValue;
        var band = new ValueBand(next - day, operands);
        for (var years = 0; years < LongestLeapCycle; years++)
        {
            if (band.FallsOut(out var below) is { } isAny)
            {
                var at = isAny ? day + 1 : next - (int)decimal.Floor(below);
                return CalendarDays.StartOfDay(at, zone);
            }

            day = next + 1;
            next = date.NextFrom(day);
            if (next < 0 || !band.Contains(next - day)) return CalendarDays.StartOfDay(day, zone);
        }

        return long.MaxValue;
    }
}
