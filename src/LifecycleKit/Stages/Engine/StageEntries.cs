using System.Runtime.CompilerServices;

namespace LifecycleKit.Stages;

/// <summary>When a customer last entered each stage, in UTC ticks, by the index of the stage; 0 for never.</summary>
/// <remarks>
/// The first 16 stages need no memory of their own. Beyond, entering a stage replaces an array, which older copies may share.
/// </remarks>
internal struct StageEntries : IEquatable<StageEntries>
{
    private const int InlineCount = 16;

    private InlineTicks _first;
    private long[]? _more;

    public readonly long this[int stage]
    {
        get
        {
            if (stage < InlineCount) return _first[stage];
            return _more is not null && stage - InlineCount < _more.Length ? _more[stage - InlineCount] : 0;
        }
    }

    public void Set(int stage, long ticks)
    {
        if (stage < InlineCount)
        {
            _first[stage] = ticks;
            return;
        }

        var more = new long[Math.Max(_more?.Length ?? 0, stage - InlineCount + 1)];
        _more?.CopyTo(more, 0);
        more[stage - InlineCount] = ticks;
        _more = more;
    }

    public readonly bool Equals(StageEntries other) =>
        ((ReadOnlySpan<long>)_first).SequenceEqual(other._first) && More().SequenceEqual(other.More());

    public readonly override bool Equals(object? obj) => obj is StageEntries other && Equals(other);

    public readonly override int GetHashCode() => HashCode.Combine(_first[0], _first[1], _first[2], _first[3]);

    /// <summary>The entries beyond the first 16, without those at the end that were never made.</summary>
    private readonly ReadOnlySpan<long> More() => _more is null ? [] : ((ReadOnlySpan<long>)_more).TrimEnd(0L);

    [InlineArray(InlineCount)]
    private struct InlineTicks
    {
        private long _first;
    }
}
