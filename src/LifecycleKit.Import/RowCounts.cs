using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>The number of rows of each <see cref="RowOutcome"/>. Their sum is the number of rows below the header.</summary>
public readonly record struct RowCounts
{
    private static readonly int OutcomeCount = Enum.GetValues<RowOutcome>().Length;
    private readonly ImmutableArray<long> _counts;

    /// <summary>Creates the counts.</summary>
    /// <param name="counts">One count, 0 or more, for each <see cref="RowOutcome"/>, in the order of their numbers.</param>
    /// <exception cref="ArgumentException">The number of counts is not the number of outcomes, or a count is negative.</exception>
    public RowCounts(ReadOnlySpan<long> counts)
    {
        if (counts.Length != OutcomeCount)
            throw new ArgumentException($"There are {OutcomeCount} outcomes, not {counts.Length}.", nameof(counts));
        foreach (var count in counts)
        {
            if (count < 0) throw new ArgumentException($"A count is 0 or more, not {count}.", nameof(counts));
        }

        _counts = [.. counts];
    }

    /// <summary>The number of rows below the header.</summary>
    public long Read => _counts.IsDefault ? 0 : _counts.Sum();

    /// <summary>The number of rows with an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public long this[RowOutcome outcome] => _counts.IsDefault ? 0 : _counts[(int)outcome];

    /// <summary>Whether both have the same counts.</summary>
    /// <param name="other">The other counts.</param>
    public bool Equals(RowCounts other)
    {
        for (var i = 0; i < OutcomeCount; i++)
        {
            if (this[(RowOutcome)i] != other[(RowOutcome)i]) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Read, this[RowOutcome.Used], this[RowOutcome.Rejected]);

    /// <summary>Returns the counts in one line, culture-invariant.</summary>
    public override string ToString()
    {
        var counts = this;
        return string.Join(", ", Enum.GetValues<RowOutcome>().Where(outcome => counts[outcome] > 0)
            .Select(outcome => FormattableString.Invariant($"{outcome} {counts[outcome]}")));
    }
}
