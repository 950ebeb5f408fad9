using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>What one leaf of a condition was found to be.</summary>
/// <remarks><c>default</c> is no verdict. Immutable and safe to share between threads.</remarks>
public readonly record struct LeafVerdict
{
    internal LeafVerdict(Condition leaf, Truth truth, in FieldValue actual, bool hasFailed) =>
        (Leaf, Truth, Actual, HasFailed) = (leaf, truth, actual, hasFailed);

    /// <summary>The leaf: a field, an operator and what is required, or a host's predicate.</summary>
    public Condition Leaf { get; }

    /// <summary>Whether it holds; unknown when it failed.</summary>
    public Truth Truth { get; }

    /// <summary>What the field held; missing for a predicate.</summary>
    public FieldValue Actual { get; }

    /// <summary>Whether the host's code behind its predicate or field failed.</summary>
    public bool HasFailed { get; }

    /// <summary>Asks a leaf. Host code that fails is told and fails nothing else.</summary>
    internal static LeafVerdict Of(Condition leaf, in Facts facts)
    {
        try
        {
            return new LeafVerdict(leaf, leaf.Evaluate(facts), leaf is LeafCondition { Field: var field } ? field.ValueOf(facts) : default, false);
        }
        catch (Exception error) when (error is PredicateException or FieldException)
        {
            return new LeafVerdict(leaf, Truth.Unknown, default, true);
        }
    }

    /// <summary>The leaf and what it was found to be, culture-invariant; empty for <c>default</c>.</summary>
    public override string ToString() =>
        Leaf is null ? string.Empty : $"{Leaf}{(Leaf is LeafCondition ? $" ({Actual})" : string.Empty)}: {(HasFailed ? "failed" : Truth)}";
}
