namespace LifecycleKit.Metrics;

/// <summary>When a cart counts as abandoned, and when as lost.</summary>
/// <remarks>The default values are those of the lifecycle preset <c>cart</c>.</remarks>
public readonly record struct CartTimes
{
    private static readonly TimeSpan DefaultAbandonedAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultLostAfter = TimeSpan.FromDays(7);

    private readonly TimeSpan _abandonedAfter;
    private readonly TimeSpan _lostAfter;

    private CartTimes(TimeSpan abandonedAfter, TimeSpan lostAfter) => (_abandonedAfter, _lostAfter) = (abandonedAfter, lostAfter);

    /// <summary>The time without an update or an order after which a cart with items is abandoned; one hour in <c>default</c>.</summary>
    public TimeSpan AbandonedAfter => _abandonedAfter == TimeSpan.Zero ? DefaultAbandonedAfter : _abandonedAfter;

    /// <summary>
    /// The time since the last update after which an abandoned cart is lost, so that a later order does not recover it; seven days in
    /// <c>default</c>.
    /// </summary>
    public TimeSpan LostAfter => _lostAfter == TimeSpan.Zero ? DefaultLostAfter : _lostAfter;

    /// <summary>Creates the times.</summary>
    /// <param name="abandonedAfter">Above 0; one hour when null.</param>
    /// <param name="lostAfter">Above <paramref name="abandonedAfter"/>, at most 400 days; seven days when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is outside its range.</exception>
    public static CartTimes Create(TimeSpan? abandonedAfter = null, TimeSpan? lostAfter = null)
    {
        var (abandoned, lost) = (abandonedAfter ?? DefaultAbandonedAfter, lostAfter ?? DefaultLostAfter);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(abandoned, TimeSpan.Zero, nameof(abandonedAfter));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lost, abandoned, nameof(lostAfter));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lost, TimeSpan.FromDays(400), nameof(lostAfter));
        return new CartTimes(abandoned, lost);
    }

    /// <summary>Whether both times are equal, those of <c>default</c> included.</summary>
    public bool Equals(CartTimes other) => (AbandonedAfter, LostAfter) == (other.AbandonedAfter, other.LostAfter);

    /// <summary>Returns a hash code, which is the same for equal times.</summary>
    public override int GetHashCode() => HashCode.Combine(AbandonedAfter, LostAfter);
}
