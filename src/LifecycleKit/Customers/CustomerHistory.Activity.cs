namespace LifecycleKit.Customers;

public sealed partial class CustomerHistory
{
    private ActivityCounts _counts;

    /// <summary>The visits, messages and custom events by quarter of an hour.</summary>
    internal ref readonly ActivityCounts Counts => ref _counts;

    /// <summary>The names of custom events.</summary>
    internal CustomEventLog CustomEvents => _details.CustomEvents;

    private void Count(in CustomerEvent customerEvent, ref ApplyUndo undo)
    {
        var kind = ActivityKinds.Of(customerEvent);
        if (customerEvent.Kind == CustomerEventKind.Custom)
        {
            undo.Name = customerEvent.Name;
            var (log, quarter) = (_details.CustomEventsToWrite(), ActivityCounts.QuarterOf(customerEvent.AtTicks));
            // Which names are kept may change: this is rare, and undone as a whole.
            if (log.IsOver(customerEvent.Name!)) (undo.Counts, undo.CustomEvents) = (_counts.Share(), log.Clone());
            kind = Write(log, customerEvent.Name!, customerEvent.AtTicks, 1, out undo.CustomEvent);
            if (kind == ActivityKinds.None) _counts.Advance(quarter);
        }

        if (kind != ActivityKinds.None)
            undo.Counted = _counts.Add(ActivityCounts.QuarterOf(customerEvent.AtTicks), kind);
    }

    /// <summary>Writes custom events of one name, and returns the kind by which they are counted.</summary>
    private byte Write(CustomEventLog log, string name, long lastTicks, int count, out CustomEventLog.Entry before)
    {
        var kind = log.Write(name, lastTicks, count, out before, out var removed);
        if (removed != ActivityKinds.None) _counts.Remove(removed);
        return kind;
    }

    private void UndoCount(in ApplyUndo undo)
    {
        if (undo.Counts is { } counts)
        {
            _counts = counts;
            _details.Restore(undo.CustomEvents!);
            return;
        }

        if (undo.Counted is { } counted) _counts.TakeBack(counted);
        if (undo.Kind == CustomerEventKind.Custom) _details.CustomEventsToWrite().TakeBack(undo.Name!, undo.CustomEvent);
    }

    /// <summary>Adds the counts of another history. The outcome is that of counting the events of both, in any order.</summary>
    private void AddCounts(CustomerHistory other)
    {
        if (other._counts.IsEmpty && other.CustomEvents.Count == 0) return;
        Span<byte> kinds = stackalloc byte[byte.MaxValue];
        for (var kind = 0; kind < kinds.Length; kind++) kinds[kind] = kind < ActivityKinds.FirstCustom ? (byte)kind : ActivityKinds.None;
        if (other.CustomEvents.Count > 0)
        {
            var log = _details.CustomEventsToWrite();
            // In the order of names, so that a name that is kept now is not pushed out by a later one.
            foreach (var entry in other.CustomEvents.ToArray())
                kinds[entry.Kind] = Write(log, entry.Name, entry.LastTicks, entry.Count, out _);
            if (other.CustomEvents.HasMoreNames) log.MarkMoreNames();
        }

        other._counts.AddTo(ref _counts, kinds);
    }

    private CustomEventState[]? CaptureCustomEvents() => CustomEvents.Count == 0
        ? null
        : [.. CustomEvents.ToArray().Select(entry => new CustomEventState
        {
            Name = entry.Name,
            Count = entry.Count,
            LastAt = new DateTimeOffset(entry.LastTicks, TimeSpan.Zero),
            Counts = _counts.ToList(entry.Kind),
        })];

    private void RestoreActivity(CustomerHistorySnapshot snapshot)
    {
        if (snapshot.Activity is null && snapshot.CustomEvents is null) return;
        var log = _details.CustomEventsToWrite();
        snapshot.Activity?.AddTo(ref _counts);
        foreach (var one in snapshot.CustomEvents ?? [])
            _counts.Add(one.Counts, Write(log, one.Name, one.LastAt.UtcTicks, one.Count, out _));
        if (snapshot.HasMoreCustomEvents == true) log.MarkMoreNames();
    }
}
