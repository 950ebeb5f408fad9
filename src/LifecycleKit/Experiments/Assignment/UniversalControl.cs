using LifecycleKit.Customers;

namespace LifecycleKit.Experiments;

/// <summary>
/// The universal control group: customers without any campaign, as the comparison that shows the total effect of all campaigns.
/// </summary>
/// <remarks>
/// <para>A customer is in the group if their bucket, as that of <see cref="Experiment.BucketOf"/>, is less than
/// <see cref="BasisPoints"/>. Increasing <see cref="BasisPoints"/> only adds customers. Its own salt makes the group independent of
/// experiments. With <see cref="RedrawMonths"/> n the months of the zone, counted from January of the year 1, fall into epochs 0, 1, … of
/// n, and the salt is "salt#epoch": membership at an instant depends on the instant alone. When n divides 12, epochs begin in
/// January.</para>
/// <para>Allocates nothing.</para>
/// </remarks>
public sealed class UniversalControl
{
    /// <summary>The maximum number of months between two draws: a century.</summary>
    internal const int MaxRedrawMonths = 1_200;

    /// <summary>The share of all subjects in basis points, from 0 (no customer) to 10 000 (every customer).</summary>
    /// <value>500 by default, 5 %.</value>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public int BasisPoints
    {
        get;
        init => field = value is >= 0 and <= SubjectBucket.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(BasisPoints), value, "The share must be from 0 to 10000 basis points.");
    } = 500;

    /// <summary>The salt of the draw; not empty, without a line feed, and different from the salts of experiments.</summary>
    /// <value>"universal-control" by default.</value>
    /// <exception cref="ArgumentException">The salt is null or empty, or contains a line feed.</exception>
    public string Salt
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value, nameof(Salt));
            if (value.Contains(SubjectBucket.Separator, StringComparison.Ordinal))
                throw new ArgumentException("A salt must not contain a line feed.", nameof(Salt));
            field = value;
        }
    } = "universal-control";

    /// <summary>The number of calendar months between two draws of the group, from 1 to 1 200; 0 for a single draw.</summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int RedrawMonths
    {
        get;
        init => field = value is >= 0 and <= MaxRedrawMonths
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(RedrawMonths), value, "The months between two draws must be from 1 to 1200, or 0 for a single draw.");
    }

    /// <summary>The time zone of the months.</summary>
    /// <value>UTC by default.</value>
    /// <exception cref="ArgumentNullException">The zone is null.</exception>
    public TimeZoneInfo TimeZone { get; init => field = value ?? throw new ArgumentNullException(nameof(TimeZone)); } = TimeZoneInfo.Utc;

    /// <summary>Returns whether a customer is in the group at an instant.</summary>
    /// <param name="subjectKey">The key of the customer for experiments; not empty.</param>
    /// <param name="asOf">The instant; not used with a single draw.</param>
    /// <exception cref="ArgumentException"><paramref name="subjectKey"/> is null or empty.</exception>
    public bool Contains(string subjectKey, DateTimeOffset asOf)
    {
        var bucket = RedrawMonths == 0 ? SubjectBucket.Of(Salt, subjectKey) : SubjectBucket.Of(Salt, EpochOf(asOf), subjectKey);
        return bucket < BasisPoints;
    }

    /// <summary>Returns the instant of the first draw after <paramref name="asOf"/>, in UTC; null with a single draw.</summary>
    public DateTimeOffset? GetNextRedraw(DateTimeOffset asOf)
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
