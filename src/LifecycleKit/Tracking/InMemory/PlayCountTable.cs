using LifecycleKit.Plays;

namespace LifecycleKit.Tracking;

/// <summary>The messages by play and day of a store in memory. The store holds its lock around every call.</summary>
internal sealed class PlayCountTable
{
    private readonly Dictionary<(string Scope, string Play, DateOnly Day), int> _counts = [];

    /// <summary>Returns false when the budget is spent.</summary>
    public bool Allows(string scope, in PlayUse use) =>
        use.MaxCount is not { } max || _counts.GetValueOrDefault((scope, use.Play, use.Day)) < max;

    public void Add(string scope, in PlayUse use)
    {
        var key = (scope, use.Play, use.Day);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    public IReadOnlyList<DailyPlayCount> From(string scope, DateOnly from) =>
    [
        .. _counts.Where(pair => pair.Key.Scope == scope && pair.Key.Day >= from)
            .Select(pair => new DailyPlayCount(pair.Key.Play, pair.Key.Day, pair.Value))
            .OrderBy(count => count.Day).ThenBy(count => count.Play, StringComparer.Ordinal),
    ];
}
