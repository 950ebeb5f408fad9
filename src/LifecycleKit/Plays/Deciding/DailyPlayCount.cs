namespace LifecycleKit.Plays;

/// <summary>The number of times that a play was sent on one day, over all customers: an entry of a <see cref="PlayBudget"/>.</summary>
/// <remarks><c>default</c> names no play.</remarks>
public readonly record struct DailyPlayCount
{
    /// <summary>Creates a count.</summary>
    /// <param name="play">The play's key.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <param name="count">The number of times that the play was sent; at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public DailyPlayCount(string play, DateOnly day, int count)
    {
        ArgumentNullException.ThrowIfNull(play);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Play = play;
        Day = day;
        Count = count;
    }

    /// <summary>The play's key.</summary>
    public string Play { get; }

    /// <summary>The day, in the shop's zone.</summary>
    public DateOnly Day { get; }

    /// <summary>The number of times that the play was sent.</summary>
    public int Count { get; }

    /// <summary>Returns the count in one line, culture-invariant, such as <c>welcome 2026-03-04: 12</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Play} {Day:yyyy-MM-dd}: {Count}");
}
