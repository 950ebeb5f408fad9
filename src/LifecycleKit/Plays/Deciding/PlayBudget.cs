using System.Collections.Concurrent;

namespace LifecycleKit.Plays;

/// <summary>How often each play was sent on each day, over all customers: what daily budgets are held against.</summary>
/// <remarks>Thread-safe. Lives in one process; a shop on several machines keeps its own count and adds it here.</remarks>
[Mutable("counts what is sent")]
public sealed class PlayBudget
{
    private readonly ConcurrentDictionary<(string Play, DateOnly Day), int> _sent = new();

    /// <summary>How often a play was sent on a day.</summary>
    /// <param name="play">The play's key.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public int Sent(string play, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(play);
        return _sent.GetValueOrDefault((play, day));
    }

    /// <summary>Takes one sending out of a play's budget of a day, unless it is spent.</summary>
    /// <param name="play">The play.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <returns>Whether there was one left; always for a play without a budget.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    public bool TryTake(Play play, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(play);
        var most = play.DailyBudget ?? int.MaxValue;
        var key = (play.Key, day);
        while (true)
        {
            var sent = _sent.GetOrAdd(key, 0);
            if (sent >= most) return false;
            if (_sent.TryUpdate(key, sent + 1, sent)) return true;
        }
    }

    /// <summary>Adds sendings counted elsewhere.</summary>
    /// <param name="play">The play's key.</param>
    /// <param name="day">The day, in the shop's zone.</param>
    /// <param name="count">How many; at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void Add(string play, DateOnly day, int count)
    {
        ArgumentNullException.ThrowIfNull(play);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _sent.AddOrUpdate((play, day), count, (_, sent) => sent + count);
    }

    /// <summary>Forgets the days before one.</summary>
    public void ForgetBefore(DateOnly day)
    {
        foreach (var key in _sent.Keys)
            if (key.Day < day) _sent.TryRemove(key, out _);
    }
}
