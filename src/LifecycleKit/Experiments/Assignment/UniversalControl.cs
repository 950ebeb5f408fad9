using LifecycleKit.Customers;

namespace LifecycleKit.Experiments;

/// <summary>The universal control group: customers whom no campaign targets, so that what all campaigns together bring can be told.</summary>
/// <remarks>
/// <para>In it is whose bucket (<see cref="SubjectBucket"/>) is below <see cref="BasisPoints"/>; a larger group holds all of a smaller one. Its
/// salt makes it independent of experiments. With <see cref="RedrawMonths"/> n the months of the zone, counted from January of the year 1, fall
/// into epochs 0, 1, … of n, and the salt is "salt#epoch": who is in the group at an instant follows from the instant alone. When n divides 12,
/// epochs begin in January.</para>
/// <para>Allocates nothing. Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class UniversalControl
{
    /// <summary>The most months between two draws: a century.</summary>
    public const int MaxRedrawMonths = 1_200;

    /// <summary>Its share of all subjects in basis points, from 0 (nobody) to 10 000 (everybody).</summary>
    /// <value>500 by default, 5 %.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public int BasisPoints
    {
        get;
        init => field = value is >= 0 and <= SubjectBucket.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(BasisPoints), value, "The share must be from 0 to 10000 basis points.");
    } = 500;

    /// <summary>What sets its draw apart from others; not empty, without a line feed, and no experiment's salt.</summary>
    /// <value>"universal-control" by default.</value>
    /// <exception cref="ArgumentException">The salt is null or empty, or has a line feed.</exception>
    public string Salt
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value, nameof(Salt));
            if (value.Contains(SubjectBucket.Separator, StringComparison.Ordinal)) throw new ArgumentException("A salt has no line feed.", nameof(Salt));
            field = value;
        }
    } = "universal-control";

    /// <summary>After how many calendar months the group is drawn anew, from 1 to 1 200; 0 for never.</summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int RedrawMonths
    {
        get;
        init => field = value is >= 0 and <= MaxRedrawMonths
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RedrawMonths), value, "The group must be drawn anew every 1 to 1200 months, or, by 0, never.");
    }

    /// <summary>The zone whose months they are.</summary>
    /// <value>UTC by default.</value>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone { get; init => field = value ?? throw new ArgumentNullException(nameof(TimeZone)); } = TimeZoneInfo.Utc;

    /// <summary>Whether a customer is in the group at an instant.</summary>
    /// <param name="subjectKey">The key of the customer for experiments; not empty.</param>
    /// <param name="asOf">The instant; of no consequence when the group is never drawn anew.</param>
    /// <exception cref="ArgumentException"><paramref name="subjectKey"/> is null or empty.</exception>
    public bool Contains(string subjectKey, DateTimeOffset asOf)
    {
        var bucket = RedrawMonths == 0 ? SubjectBucket.Of(Salt, subjectKey) : SubjectBucket.Of(Salt, EpochOf(asOf), subjectKey);
        return bucket < BasisPoints;
    }

    /// <summary>The first instant after <paramref name="asOf"/> at which the group is drawn anew, in UTC; null when it never is.</summary>
    public DateTimeOffset? NextRedraw(DateTimeOffset asOf)
    {
        if (RedrawMonths == 0) return null;
        var ticks = CalendarPeriods.StartTicks((EpochOf(asOf) + 1) * RedrawMonths, CalendarUnit.Month, TimeZone);
        return ticks == long.MaxValue ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>Share and draw, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Salt} {BasisPoints / 100m:0.##}%{(RedrawMonths == 0 ? "" : FormattableString.Invariant($", every {RedrawMonths} months in {TimeZone.Id}"))}");

    private int EpochOf(DateTimeOffset asOf) => CalendarPeriods.NumberOf(asOf.UtcTicks, CalendarUnit.Month, TimeZone) / RedrawMonths;
}
