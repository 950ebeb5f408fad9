using System.Collections.Concurrent;

namespace LifecycleKit.Plays;

/// <summary>Counts how often each play was sent on each day, over all customers. Daily budgets are compared with these counts.</summary>
/// <remarks>
/// Thread-safe. The counts are kept in one process: a shop saves <see cref="GetCounts"/> to keep them over a restart, and adds the counts
/// of its other machines; the tracker keeps its own in the store. Counts stop at <see cref="int.MaxValue"/>.
/// </remarks>
[Mutable("counts what is sent")]
public sealed class PlayBudget
{
    private readonly ConcurrentDictionary<(string Play, DateOnly Day), int> _sent = new();

    /// <summary>Creates a budget without counts.</summary>
    public PlayBudget()
    {
    }

    /// <summary>Creates a budget from counts, such as those of <see cref="GetCounts"/>. Counts of one play and day are added up.</summary>
    /// <param name="counts">The counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null, or a count is <c>default</c> and names no
    /// play.</exception>
    public PlayBudget(IEnumerable<DailyPlayCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach (var count in counts) Add(count.Play, count.Day, count.Count);
    }

    /// <summary>Returns all counts, by day and then by play.</summary>
    public IReadOnlyList<DailyPlayCount> GetCounts() =>
    [
        .. _sent.Where(pair => pair.Value > 0).Select(pair => new DailyPlayCount(pair.Key.Play, pair.Key.Day, pair.Value))
            .OrderBy(count => count.Day).ThenBy(count => count.Play, StringComparer.Ordinal),
    ];

    /// <summary>Returns how often a play was sent on a day.</summary>
    /// <param name="play">The play's key.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public int GetCount(string play, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(play);
        return _sent.GetValueOrDefault((play, day));
    }

    /// <summary>Counts one message of a play on a day, unless the play's daily budget is spent.</summary>
    /// <param name="play">The play.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <returns>Whether the budget allowed the message; always true for a play without a budget.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public bool TryTake(Play play, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(play);
        var maxCount = play.DailyBudget ?? int.MaxValue;
        var key = (play.Key, day);
        while (true)
        {
            var sent = _sent.GetOrAdd(key, 0);
            if (sent >= maxCount) return false;
            if (_sent.TryUpdate(key, sent + 1, sent)) return true;
        }
    }

    /// <summary>Adds messages that were counted elsewhere.</summary>
    /// <param name="play">The play's key.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <param name="count">The number of messages; at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void Add(string play, DateOnly day, int count)
    {
        ArgumentNullException.ThrowIfNull(play);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _sent.AddOrUpdate((play, day), count, (_, sent) => (int)Math.Min((long)sent + count, int.MaxValue));
    }

    /// <summary>Removes the counts of the days before a day.</summary>
    /// <param name="day">The first day that is kept.</param>
    public void ForgetBefore(DateOnly day)
    {
        foreach (var key in _sent.Keys)
            if (key.Day < day) _sent.TryRemove(key, out _);
    }
}
