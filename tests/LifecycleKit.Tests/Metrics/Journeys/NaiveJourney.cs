using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Metrics;

/// <summary>A customer's stages as a plain list.</summary>
internal sealed record NaiveJourney(StageEntry[] Entries, DateTimeOffset Until)
{
    /// <summary>The entries, the start first, without entries into the current stage.</summary>
    public IEnumerable<(string? From, string To, DateTimeOffset At)> Moves =>
        Entries.Select((entry, i) => (i == 0 ? null : Entries[i - 1].Stage, entry.Stage, entry.At)).Where(move => move.Item1 != move.Stage);

    /// <summary>The stage just before an instant.</summary>
    public string? Before(DateTimeOffset instant) => Entries.LastOrDefault(entry => entry.At < instant).Stage;

    public string? At(DateTimeOffset instant) => instant > Until ? null : Entries.LastOrDefault(entry => entry.At <= instant).Stage;

    /// <summary>
    /// The stays in a stage within a window, as the days of late entry, the days until the end, and whether the stay ended.
    /// </summary>
    public IEnumerable<(double Entry, double Duration, bool IsEvent)> Stays(string stage, Period? window)
    {
        var moves = Moves.ToList();
        for (var i = 0; i < moves.Count; i++)
        {
            if (moves[i].To != stage) continue;
            var entered = moves[i].At;
            DateTimeOffset? left = i + 1 < moves.Count ? moves[i + 1].At : null;
            var seenFrom = window is { } a && a.From > entered ? a.From : entered;
            var seenTo = window is { } b && b.To < Until ? b.To : Until;
            var isEvent = left is { } exit && (window is null || exit < window.Value.To);
            var end = isEvent ? left!.Value : seenTo;
            if (window is { } c && entered >= c.To) continue;
            if (seenFrom > entered && end <= seenFrom) continue;
            yield return ((seenFrom - entered).TotalDays, (end - entered).TotalDays, isEvent);
        }
    }

    public StagePath Path(StageRanks ranks) => StagePath.Of(ranks, Entries, Until);

    public override string ToString() => $"{string.Join(", ", Entries)} until {Until:O}";
}
