using System.Runtime.CompilerServices;

namespace LifecycleKit.Stages;

/// <summary>The timers of a customer in one track, inside his state.</summary>
[InlineArray(Most)]
internal struct RuleTimers : IEquatable<RuleTimers>
{
    public const int Most = 8;

    private RuleTimer _first;

    public readonly bool Equals(RuleTimers other) => ((ReadOnlySpan<RuleTimer>)this).SequenceEqual(other);

    public readonly override bool Equals(object? obj) => obj is RuleTimers other && Equals(other);

    public readonly override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (ref readonly var timer in (ReadOnlySpan<RuleTimer>)this) hash.Add(timer);
        return hash.ToHashCode();
    }
}
