namespace LifecycleKit.Tracking;

/// <summary>The options of a backfill. Only <see cref="Name"/> is required.</summary>
public sealed class BackfillOptions
{
    /// <summary>
    /// The name of the history, the same at each run. Events without an id get one from the name and their position, so that a repeated run
    /// counts them once; 1 to 200 characters.
    /// </summary>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public required string Name
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Name));
            field = value.Length <= 200 ? value : throw new ArgumentException(
                FormattableString.Invariant($"The name has {value.Length} characters; at most 200 are allowed."), nameof(Name));
        }
    }

    /// <summary>
    /// The end of the backfill: transitions that are effective at or before it are saved, and no handler receives them. Not ahead of the
    /// clock. Set a fixed instant, such as that of the first live order, so that a repeated run mutes the same transitions.
    /// </summary>
    /// <value>Null by default: the instant at which the call begins.</value>
    public DateTimeOffset? MuteUntil { get; init; }

    /// <summary>
    /// The number of events at the start of the source that are passed over: the <see cref="BackfillProgress.Position"/> that an
    /// interrupted run has reported; at least 0.
    /// </summary>
    /// <value>0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long SkipCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(SkipCount));
            field = value;
        }
    }

    /// <summary>
    /// The number of events that are grouped by customer and saved together, 1 to 10 000 000. More events need fewer saves of a customer,
    /// and about 0.5 KB of memory each; two chunks are in memory at a time.
    /// </summary>
    /// <value>250 000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int ChunkSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(ChunkSize));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10_000_000, nameof(ChunkSize));
            field = value;
        }
    } = 250_000;

    /// <summary>The number of customers' batches that are saved at the same time, 1 to 1000.</summary>
    /// <value>The number of processors by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int MaxConcurrency
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxConcurrency));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000, nameof(MaxConcurrency));
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>The number of failures that the result lists, at least 0; all are counted.</summary>
    /// <value>100 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaxFailures
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxFailures));
            field = value;
        }
    } = 100;

    /// <summary>Receives the progress after each chunk.</summary>
    /// <value>Null by default: the progress is not reported.</value>
    public IProgress<BackfillProgress>? Progress { get; init; }
}

/// <summary>The progress of a backfill.</summary>
/// <param name="Position">The number of events from the start of the source that are saved, or that have failed.</param>
/// <param name="CustomerCount">The number of customers taken over so far by this run.</param>
/// <param name="FailureCount">The number of events that have failed so far in this run.</param>
public readonly record struct BackfillProgress(long Position, long CustomerCount, long FailureCount);
