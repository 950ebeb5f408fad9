namespace LifecycleKit.Experiments;

/// <summary>A customer's first exposure in one experiment, and whether a later exposure was to another arm.</summary>
/// <remarks>
/// <para>Read-outs count a customer in the arm of the first exposure and from that instant on, with or without a crossover: the
/// intention-to-treat principle (ICH E9, 1998, section 5.2). Excluding crossovers can favour an arm, since the arm itself may be the cause.
/// Check their number; there should be very few.</para>
/// <para>With exposures to two arms at one instant, the arm that is first in ordinal order counts. Merging is exact, associative
/// and commutative, so neither the order of events nor their split matters. <c>default</c> has no exposure.</para>
/// </remarks>
public readonly record struct FirstExposure
{
    /// <summary>Creates an exposure.</summary>
    /// <param name="arm">The key of the arm; not empty.</param>
    /// <param name="at">The instant of the first exposure.</param>
    /// <param name="crossedAt">The instant of the first exposure to any other arm, not before <paramref name="at"/>; null, by default, when
    /// there was none.</param>
    /// <exception cref="ArgumentException">The arm is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The exposure to another arm is before the first one.</exception>
    public FirstExposure(string arm, DateTimeOffset at, DateTimeOffset? crossedAt = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(arm);
        if (crossedAt < at)
            throw new ArgumentOutOfRangeException(nameof(crossedAt), crossedAt, "The exposure to another arm cannot be before the first.");
        (Arm, At) = (arm, at.ToUniversalTime());
        CrossedAt = crossedAt?.ToUniversalTime();
    }

    /// <summary>The key of the arm; null when there was no exposure.</summary>
    public string? Arm { get; private init; }

    /// <summary>The instant of the first exposure, in UTC; null when there was none.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>The instant of the first exposure to any other arm, in UTC; null when there was none.</summary>
    public DateTimeOffset? CrossedAt { get; private init; }

    /// <summary>Indicates whether the customer was exposed.</summary>
    public bool IsExposed => Arm is not null;

    /// <summary>Indicates whether the customer was exposed to two arms or more.</summary>
    public bool IsCrossover => CrossedAt is not null;

    /// <summary>Returns the exposure of two disjoint parts of one customer's events.</summary>
    /// <param name="other">The exposure of the other events of the same customer.</param>
    public FirstExposure Merge(FirstExposure other)
    {
        var (left, right) = (this, other);
        if (right.At is not { } rightAt) return left;
        if (left.At is not { } leftAt) return right;
        if (rightAt < leftAt || (rightAt == leftAt && string.CompareOrdinal(right.Arm, left.Arm) < 0)) (left, right) = (right, left);
        return left with { CrossedAt = Earlier(left.CrossedAt, right.Arm == left.Arm ? right.CrossedAt : right.At) };
    }

    /// <summary>Arm and instants, culture-invariant.</summary>
    public override string ToString() => IsExposed
        ? FormattableString.Invariant($"{Arm} at {At:O}{(IsCrossover ? $", another at {CrossedAt:O}" : "")}")
        : "not exposed";

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left is null || right < left ? right : left;
}
