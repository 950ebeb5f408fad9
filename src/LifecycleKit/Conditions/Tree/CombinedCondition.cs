namespace LifecycleKit.Conditions;

/// <summary>A combination of conditions. The answer may change whenever the answer of a part may change.</summary>
internal abstract class CombinedCondition : Condition
{
    private readonly Condition[] _parts;

    private protected CombinedCondition(Condition[] parts)
        : base(Checked(parts).Max(part => part.Depth) + 1, parts.Sum(part => part.LeafCount)) => _parts = [.. parts];

    /// <summary>The combined conditions, in the given order.</summary>
    public ReadOnlySpan<Condition> Parts => _parts;

    protected string Joined => string.Join<Condition>(", ", _parts);

    internal sealed override long NextFlip(in Facts facts)
    {
        var next = long.MaxValue;
        foreach (var part in Parts) next = Math.Min(next, part.NextFlip(facts));
        return next;
    }

    internal sealed override IEnumerable<Field> Fields() => _parts.SelectMany(part => part.Fields());

    private static Condition[] Checked(Condition[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length == 0) throw new ArgumentException("Combine at least one condition.", nameof(parts));
        if (Array.Exists(parts, part => part is null)) throw new ArgumentException("A condition to combine is null.", nameof(parts));
        return parts;
    }
}

/// <summary>A conjunction: false if a part is false, true if all parts are true, otherwise unknown.</summary>
internal sealed class AllCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override string ToString() => $"all({Joined})";
}

/// <summary>A disjunction: true if a part is true, false if all parts are false, otherwise unknown.</summary>
internal sealed class AnyCondition(Condition[] parts) : CombinedCondition(parts)
{
    public override string ToString() => $"any({Joined})";
}
