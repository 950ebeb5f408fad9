using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>What one leaf of a condition was found to be.</summary>
/// <remarks><c>default</c> is no verdict. Immutable and safe to share between threads.</remarks>
public readonly record struct LeafVerdict
{
    internal LeafVerdict(Condition leaf, Truth truth, in FieldValue actual) => (Leaf, Truth, Actual) = (leaf, truth, actual);

    /// <summary>The leaf: a field, an operator and what is required, or a host's predicate.</summary>
    public Condition Leaf { get; }

    /// <summary>Whether it holds.</summary>
    public Truth Truth { get; }

    /// <summary>What the field held; missing for a predicate.</summary>
    public FieldValue Actual { get; }
}
