using System.Runtime.CompilerServices;

namespace LifecycleKit.Stages;

/// <summary>
/// The instants in a state, in UTC ticks, 0 for none: for each stage the last entry, by the index of the stage; then for each timer when
/// its rule fired, and since when its condition has held.
/// </summary>
/// <remarks>
/// The first 16 instants are stored inline, which is enough for eight stages with four timers. Further instants are in an array, which a
/// change replaces, since older copies may share it.
/// </remarks>
internal struct StateTicks : IEquatable<StateTicks>
{
    private const int InlineCount = 16;

    private Inline _first;
    private long[]? _more;

    public readonly long this[int slot]
    {
        get
        {
            if (slot < InlineCount) return _first[slot];
            return _more is not null && slot - InlineCount < _more.Length ? _more[slot - InlineCount] : 0;
        }
    }

    /// <summary>Returns the slot in which a timer stores when its rule fired, for a lifecycle with a number of stages.</summary>
    public static int FiredSlot(int stages, int timer) => stages + 2 * timer;

    /// <summary>Returns the slot in which a timer stores since when the condition of its rule has held.</summary>
    public static int HeldSlot(int stages, int timer) => FiredSlot(stages, timer) + 1;

    public void Set(int slot, long ticks)
    {
        if (slot < InlineCount)
        {
            _first[slot] = ticks;
            return;
        }

        if (this[slot] == ticks) return;
        var more = new long[Math.Max(_more?.Length ?? 0, slot - InlineCount + 1)];
        _more?.CopyTo(more, 0);
        more[slot - InlineCount] = ticks;
        _more = more;
    }

    /// <summary>Returns the instants up to the last one that is set; the array is the caller's.</summary>
    public readonly long[] ToArray()
    {
        var all = new long[InlineCount + (_more?.Length ?? 0)];
        ((ReadOnlySpan<long>)_first).CopyTo(all);
        _more?.CopyTo(all, InlineCount);
        return all.AsSpan().TrimEnd(0L).ToArray();
    }

    /// <summary>Returns the instants of an array made by <see cref="ToArray"/>.</summary>
    public static StateTicks Of(ReadOnlySpan<long> ticks)
    {
        var all = default(StateTicks);
        ticks[..Math.Min(ticks.Length, InlineCount)].CopyTo(all._first);
        if (ticks.Length > InlineCount) all._more = ticks[InlineCount..].ToArray();
        return all;
    }

    /// <summary>Whether the instants are those of an array made by <see cref="ToArray"/>.</summary>
    public readonly bool AreEqual(ReadOnlySpan<long> ticks)
    {
        var ofFirst = Math.Min(ticks.Length, InlineCount);
        return ((ReadOnlySpan<long>)_first)[..ofFirst].SequenceEqual(ticks[..ofFirst])
            && !((ReadOnlySpan<long>)_first)[ofFirst..].ContainsAnyExcept(0L)
            && More().SequenceEqual(ticks[ofFirst..].TrimEnd(0L));
    }

    /// <summary>Sets the instants after a given one to it.</summary>
    public void Cap(long ticks)
    {
        for (var i = 0; i < InlineCount + (_more?.Length ?? 0); i++) Set(i, Math.Min(this[i], ticks));
    }

    public readonly bool Equals(StateTicks other) =>
        ((ReadOnlySpan<long>)_first).SequenceEqual(other._first) && More().SequenceEqual(other.More());

    public readonly override bool Equals(object? obj) => obj is StateTicks other && Equals(other);

    public readonly override int GetHashCode() => HashCode.Combine(_first[0], _first[1], _first[2], _first[3]);

    /// <summary>Returns the instants after the first 16, without trailing slots that were never set.</summary>
    private readonly ReadOnlySpan<long> More() => _more is null ? [] : ((ReadOnlySpan<long>)_more).TrimEnd(0L);

    [InlineArray(InlineCount)]
    private struct Inline
    {
        private long _first;
    }
}
