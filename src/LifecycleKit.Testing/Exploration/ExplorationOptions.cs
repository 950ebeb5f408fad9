namespace LifecycleKit.Testing;

/// <summary>The options of exploring a lifecycle; all have defaults.</summary>
public sealed class ExplorationOptions
{
    private readonly int _maxStepCount = 12;
    private readonly int _maxStateCount = 50_000;

    /// <summary>The steps that may happen, in the order in which they are tried.</summary>
    /// <value>Null by default: those of <see cref="LifecycleExplorer.GetSteps"/>.</value>
    public IReadOnlyList<ExplorationStep>? Steps { get; init; }

    /// <summary>The maximum number of steps of a path, from 1 to 1000.</summary>
    /// <value>12 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1000.</exception>
    public int MaxStepCount
    {
        get => _maxStepCount;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxStepCount));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000, nameof(MaxStepCount));
            _maxStepCount = value;
        }
    }

    /// <summary>The maximum number of different states that are explored, at least 1; each takes a few kilobytes of memory.</summary>
    /// <value>50 000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MaxStateCount
    {
        get => _maxStateCount;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxStateCount));
            _maxStateCount = value;
        }
    }

    /// <summary>The instant at which the customers start.</summary>
    /// <value>Null by default: a day before the first date of a rule; without such dates 2026-01-05 12:00 UTC.</value>
    public DateTimeOffset? Start { get; init; }
}
