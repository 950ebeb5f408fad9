namespace LifecycleKit.Tracking;

/// <summary>Counts what a backfill does, on several threads.</summary>
internal sealed class BackfillCounts(int maxFailures)
{
    private readonly object _gate = new();
    private readonly List<BackfillFailure> _failures = [];
    private readonly List<BackfillFailure> _ofChunk = [];
    private readonly long[] _outcomes = new long[Enum.GetValues<RecordOutcome>().Length];
    private long _customers;
    private long _muted;
    private long _unmuted;

    public void Fail(long position, RecordOutcome outcome, string reason)
    {
        lock (_gate)
        {
            _outcomes[(int)outcome]++;
            // The last ones of a chunk are not needed, but their threads come in any order.
            _ofChunk.Add(new BackfillFailure(position, outcome, reason));
        }
    }

    /// <summary>Counts a customer's events after their save.</summary>
    public void Add(IEnumerable<RecordOutcome> outcomes, CustomerChange? change, bool isTakenOver)
    {
        lock (_gate)
        {
            foreach (var outcome in outcomes) _outcomes[(int)outcome]++;
            if (change is null) return;
            var muted = change.AddedTransitions.Count(one => one.IsMuted);
            _muted += muted;
            _unmuted += change.AddedTransitions.Length - muted;
            if (isTakenOver) _customers++;
        }
    }

    /// <summary>Ends a chunk: all events up to a position are saved, or have failed.</summary>
    public BackfillProgress EndChunk(long position)
    {
        lock (_gate)
        {
            var failures = _ofChunk.Where(failure => failure.Position <= position).OrderBy(failure => failure.Position).ToList();
            _failures.AddRange(failures.Take(maxFailures - _failures.Count));
            _ofChunk.RemoveAll(failure => failure.Position <= position);
            return new BackfillProgress(position, _customers, Failed);
        }
    }

    public BackfillResult ToResult(long position)
    {
        lock (_gate)
        {
            return new BackfillResult
            {
                Position = position,
                AppliedCount = Of(RecordOutcome.Applied),
                UnchangedCount = Of(RecordOutcome.Unchanged) + Of(RecordOutcome.Duplicate),
                StaleCount = Of(RecordOutcome.Stale),
                ConflictCount = Of(RecordOutcome.Conflict),
                ErasedCount = Of(RecordOutcome.Erased),
                FailureCount = Failed,
                CustomerCount = _customers,
                MutedCount = _muted,
                UnmutedCount = _unmuted,
                Failures = [.. _failures],
            };
        }
    }

    private long Failed => Of(RecordOutcome.Refused) + Of(RecordOutcome.Failed);

    private long Of(RecordOutcome outcome) => _outcomes[(int)outcome];
}
