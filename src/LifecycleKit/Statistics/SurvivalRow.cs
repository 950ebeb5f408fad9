namespace LifecycleKit.Statistics;

/// <summary>A number of customers with one duration: the time of observation, its start, and whether it ended with the event.</summary>
/// <remarks>
/// A time is measured from each customer's own start (such as the first order), in any one unit. A customer with an entry time above 0 was
/// not observed before it and would not be in the sample if the event had come earlier (left truncation). Such a customer is at risk after
/// the entry, up to and including the duration. Entry 0 means observed from the start, so that a duration of 0 is at risk too.
/// <c>default</c> has no customer.
/// </remarks>
public readonly record struct SurvivalRow
{
    private SurvivalRow(double entry, double duration, bool isEvent, long count)
    {
        Entry = entry;
        Duration = duration;
        IsEvent = isEvent;
        Count = count;
    }

    /// <summary>
    /// The time at which the observation began, at least 0 and, unless 0, below <see cref="Duration"/>; 0 without left truncation.
    /// </summary>
    public double Entry { get; }

    /// <summary>The time at which the event happened or the observation ended without it; finite, at least 0.</summary>
    public double Duration { get; }

    /// <summary>Whether the event happened at <see cref="Duration"/>; otherwise the row is censored there.</summary>
    public bool IsEvent { get; }

    /// <summary>The number of customers, at least 1; 0 for <c>default</c>.</summary>
    public long Count { get; }

    /// <summary>Creates a row of customers with the event.</summary>
    /// <param name="duration">The time of the event; finite, at least 0.</param>
    /// <param name="count">The number of customers, at least 1; 1 by default.</param>
    /// <param name="entry">The time at which their observation began; at least 0 and, unless 0, below the duration; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN or outside its range.</exception>
    public static SurvivalRow Event(double duration, long count = 1, double entry = 0) => Create(duration, isEvent: true, count, entry);

    /// <summary>Creates a row of customers whose observation ended without the event.</summary>
    /// <param name="duration">The time at which the observation ended; finite, at least 0.</param>
    /// <param name="count">The number of customers, at least 1; 1 by default.</param>
    /// <param name="entry">The time at which their observation began; at least 0 and, unless 0, below the duration; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN or outside its range.</exception>
    public static SurvivalRow Censored(double duration, long count = 1, double entry = 0) => Create(duration, isEvent: false, count, entry);

    /// <summary>Returns the values, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"SurvivalRow {{ Entry = {Entry}, Duration = {Duration}, IsEvent = {IsEvent}, Count = {Count} }}");

    /// <summary>Compares in the order of a sample: by duration, events before censorings, then by entry.</summary>
    internal static int Compare(SurvivalRow left, SurvivalRow right) =>
        left.Duration != right.Duration ? left.Duration.CompareTo(right.Duration)
        : left.IsEvent != right.IsEvent ? right.IsEvent.CompareTo(left.IsEvent)
        : left.Entry.CompareTo(right.Entry);

    internal SurvivalRow With(long count) => new(Entry, Duration, IsEvent, count);

    private static SurvivalRow Create(double duration, bool isEvent, long count, double entry)
    {
        if (!(duration >= 0 && double.IsFinite(duration)))
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A duration must be finite and at least 0.");
        if (!(entry == 0 || (entry > 0 && entry < duration)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(entry), entry, FormattableString.Invariant($"An entry must be 0, or above 0 and below the duration, {duration}."));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // Adding 0 turns −0 into 0, so that equal rows are equal in every bit.
        return new SurvivalRow(entry + 0.0, duration + 0.0, isEvent, count);
    }
}
