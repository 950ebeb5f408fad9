using System.Diagnostics.CodeAnalysis;

namespace LifecycleKit.Conditions;

/// <summary>The result of one leaf of a condition that was evaluated.</summary>
/// <remarks><c>default</c> has no leaf.</remarks>
public readonly record struct LeafResult
{
    [SetsRequiredMembers]
    internal LeafResult(Condition leaf) => Leaf = leaf;

    /// <summary>The leaf: a comparison of a field, or a predicate of the host.</summary>
    public required Condition Leaf { get; init; }

    /// <summary>Whether the leaf was asked; false when an earlier leaf decided the condition, or failed.</summary>
    public bool WasAsked { get; init; }

    /// <summary>Whether the leaf holds; unknown when it was not asked, or failed.</summary>
    public Truth Truth { get; init; }

    /// <summary>The value of the field; missing for a predicate, and when the leaf was not asked, or failed.</summary>
    public FieldValue Actual { get; init; }

    /// <summary>
    /// The value of the field that the leaf compares with, without factor and offset; missing when the leaf compares with fixed values, and
    /// when it was not asked, or failed.
    /// </summary>
    public FieldValue Other { get; init; }

    /// <summary>Whether the host's code of the predicate or custom field failed.</summary>
    public bool HasFailed { get; init; }

    /// <summary>Returns the leaf and its answer, culture-invariant; empty for <c>default</c>.</summary>
    public override string ToString()
    {
        if (Leaf is null) return string.Empty;
        if (!WasAsked) return $"{Leaf}: not asked";
        return $"{Leaf}{(Leaf is LeafCondition leaf ? $" ({Found(leaf)})" : string.Empty)}: {(HasFailed ? "failed" : Truth)}";
    }

    /// <summary>Returns the values that were found, in words.</summary>
    internal string Found(LeafCondition leaf) => leaf.Other is null ? $"{Actual}" : $"{Actual}, {Other}";
}
