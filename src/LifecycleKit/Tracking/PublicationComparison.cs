using LifecycleKit.Conditions;

namespace LifecycleKit.Tracking;

/// <summary>Compares the stages of customers before and after a publication.</summary>
internal sealed class PublicationComparison(LifecycleRuntime before, LifecycleRuntime after, DateTimeOffset at, TimeSpan tolerance)
{
    private readonly Dictionary<(string Track, string? From, string? To), int> _moves = [];
    private readonly List<CustomerFailure> _failures = [];

    public int CustomerCount { get; private set; }

    /// <summary>Returns whether the comparison of a customer needs the kept events.</summary>
    public bool NeedsEvents(CustomerRecord record)
    {
        var work = new CustomerWork().Open(record);
        return new CustomerSteps(before).NeedsEvents(work) || new CustomerSteps(after).NeedsEvents(work);
    }

    /// <param name="record">The customer.</param>
    /// <param name="events">The kept events; null when they are not needed.</param>
    public void Add(CustomerRecord record, IReadOnlyList<KeptEvent>? events)
    {
        CustomerCount++;
        try
        {
            var (now, then) = (StagesOf(before, record, events), StagesOf(after, record, events));
            foreach (var track in now.Keys.Union(then.Keys, StringComparer.Ordinal))
            {
                var move = (track, now.GetValueOrDefault(track), then.GetValueOrDefault(track));
                if (move.Item2 != move.Item3) _moves[move] = _moves.GetValueOrDefault(move) + 1;
            }
        }
        catch (Exception error) when (error is PredicateException or FieldException or OverflowException)
        {
            _failures.Add(new CustomerFailure(record.Key, error));
        }
    }

    public PublicationPreview ToPreview(PublishResult result) => new()
    {
        Result = result,
        CustomerCount = CustomerCount,
        Moves =
        [
            .. _moves.Select(move => new PreviewedMove(move.Key.Track, move.Key.From, move.Key.To, move.Value))
                .OrderByDescending(move => move.CustomerCount).ThenBy(move => move.Track, StringComparer.Ordinal)
                .ThenBy(move => move.From, StringComparer.Ordinal).ThenBy(move => move.To, StringComparer.Ordinal),
        ],
        Failures = [.. _failures],
    };

    private Dictionary<string, string> StagesOf(LifecycleRuntime runtime, CustomerRecord record, IReadOnlyList<KeptEvent>? events)
    {
        var work = new CustomerWork().Open(record);
        if (events is not null) work.SetEvents(events);
        var steps = new CustomerSteps(runtime);
        steps.BringBack(work, at, tolerance, null);
        steps.Advance(work, at, null);
        return runtime.ShownTracks.ToDictionary(
            track => track.Name, track => work.TryGetState(track.Name, out var state) ? state.Stage : string.Empty, StringComparer.Ordinal);
    }
}
