namespace LifecycleKit.Conditions;

/// <summary>What one leaf of a condition answered when the condition was evaluated, or that it was not asked.</summary>
/// <remarks><c>default</c> is the result of no leaf. Immutable and safe to share between threads.</remarks>
public readonly record struct LeafResult
{
    internal LeafResult(Condition leaf) => Leaf = leaf;

    /// <summary>The leaf: a field, an operator and what is required, or a host's predicate.</summary>
    public Condition Leaf { get; }

    /// <summary>Whether the leaf was asked. It is not when a leaf before it decided, or failed.</summary>
    public bool WasAsked { get; internal init; }

    /// <summary>Whether the leaf holds; unknown when it was not asked, or failed.</summary>
    public Truth Truth { get; internal init; }

    /// <summary>What the field held; missing for a predicate, and when the leaf was not asked, or failed.</summary>
    public FieldValue Actual { get; internal init; }

    /// <summary>Whether the host's code behind the predicate or field failed.</summary>
    public bool HasFailed { get; internal init; }

    /// <summary>The leaf and what it answered, culture-invariant; empty for <c>default</c>.</summary>
    public override string ToString()
    {
        if (Leaf is null) return string.Empty;
        if (!WasAsked) return $"{Leaf}: not asked";
        return $"{Leaf}{(Leaf is LeafCondition ? $" ({Actual})" : string.Empty)}: {(HasFailed ? "failed" : Truth)}";
    }
}
