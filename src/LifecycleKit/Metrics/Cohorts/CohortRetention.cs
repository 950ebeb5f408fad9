using System.Collections.Immutable;

namespace LifecycleKit.Metrics;

/// <summary>
/// The ages of each column of a <see cref="CohortTable"/>. A customer who ordered at one of these ages counts as retained in the column.
/// </summary>
public sealed class CohortRetention
{
    private const string Rule = "Bounds must be two or more ages, the first at least 0, each above the one before.";

    private CohortRetention(bool isUnbounded, ImmutableArray<int> bounds) => (IsUnbounded, Bounds) = (isUnbounded, bounds);

    /// <summary>Column k is age k alone (N-day retention).</summary>
    public static CohortRetention Exact { get; } = new(false, []);

    /// <summary>Column k is age k and all later ages. A customer who has not completed age k is not in it.</summary>
    public static CohortRetention Unbounded { get; } = new(true, []);

    /// <summary>Indicates whether this is <see cref="Unbounded"/>.</summary>
    public bool IsUnbounded { get; }

    /// <summary>The bounds of brackets, ascending; empty where there are none.</summary>
    public ImmutableArray<int> Bounds { get; }

    /// <summary>
    /// Returns brackets of ages: column i is from bound i up to, but not including, bound i + 1. Ages outside all bounds are in no column.
    /// </summary>
    /// <param name="bounds">Ages in units, strictly ascending from 0 or more; two or more. 0, 1, 3, 6 are [0, 1), [1, 3) and [3,
    /// 6).</param>
    /// <exception cref="ArgumentException">There are fewer than two bounds, one is negative, or they do not ascend.</exception>
    public static CohortRetention Brackets(params ReadOnlySpan<int> bounds)
    {
        if (bounds.Length < 2 || bounds[0] < 0) throw new ArgumentException(Rule, nameof(bounds));
        for (var i = 1; i < bounds.Length; i++)
            if (bounds[i] <= bounds[i - 1]) throw new ArgumentException(Rule, nameof(bounds));
        return new CohortRetention(false, [.. bounds]);
    }

    /// <summary>Returns the first age of a column.</summary>
    /// <param name="column">From 0 on; below the number of brackets, where there are any.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public int FirstAge(int column)
    {
        Check(column);
        return Bounds.IsEmpty ? column : Bounds[column];
    }

    /// <summary>Returns the first age after a column; <see cref="int.MaxValue"/> for an unbounded column.</summary>
    /// <param name="column">From 0 on; below the number of brackets, where there are any.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public int EndAge(int column)
    {
        Check(column);
        if (IsUnbounded) return int.MaxValue;
        return Bounds.IsEmpty ? column + 1 : Bounds[column + 1];
    }

    /// <summary>The kind of columns and the bounds, culture-invariant.</summary>
    public override string ToString() =>
        IsUnbounded ? "unbounded" : Bounds.IsEmpty ? "exact" : FormattableString.Invariant($"brackets {string.Join(", ", Bounds)}");

    internal bool IsSameAs(CohortRetention other) =>
        IsUnbounded == other.IsUnbounded && Bounds.AsSpan().SequenceEqual(other.Bounds.AsSpan());

    /// <summary>Returns the column of an age; -1 when no column contains it.</summary>
    internal int ColumnOf(int age)
    {
        if (Bounds.IsEmpty) return age;
        return age < Bounds[^1] ? CountUpTo(age) - 1 : -1;
    }

    /// <summary>
    /// Returns the number of columns that end when a number of ages is complete; an unbounded column ends with its first age.
    /// </summary>
    internal int FinishedColumns(int completeAges) => Bounds.IsEmpty ? completeAges : Math.Max(0, CountUpTo(completeAges) - 1);

    /// <summary>Returns the number of columns that have begun when a number of ages has begun.</summary>
    internal int BegunColumns(int begunAges) => Bounds.IsEmpty ? begunAges : Math.Min(CountUpTo(begunAges - 1), Bounds.Length - 1);

    private int CountUpTo(int age)
    {
        var count = 0;
        while (count < Bounds.Length && Bounds[count] <= age) count++;
        return count;
    }

    private void Check(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        if (!Bounds.IsEmpty) ArgumentOutOfRangeException.ThrowIfGreaterThan(column, Bounds.Length - 2);
    }
}
