using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>
/// The facts for which a condition holds: several conjunctions (its disjunctive normal form), with intervals for each field.
/// </summary>
/// <remarks>
/// An empty region holds for no customer; a region that is not empty may still hold for no customer. With more than <see cref="MaxTerms"/>
/// conjunctions the region is not known.
/// </remarks>
internal sealed class ConditionRegion
{
    public const int MaxTerms = 256;

    private ConditionRegion(ImmutableArray<ConditionTerm> terms, string? conflict, bool isConflictOfConstraint)
    {
        Terms = terms;
        Conflict = conflict;
        IsConflictOfConstraint = isConflictOfConstraint;
    }

    /// <summary>The region of a condition that always holds.</summary>
    public static ConditionRegion Any { get; } = new([ConditionTerm.Any], null, false);

    private static ConditionRegion Unknown { get; } = new(default, null, false);

    /// <summary>The conjunctions; <c>default</c> when there are too many.</summary>
    public ImmutableArray<ConditionTerm> Terms { get; }

    public bool IsKnown => !Terms.IsDefault;

    /// <summary>Whether the condition certainly never holds.</summary>
    public bool IsEmpty => IsKnown && Terms.IsEmpty;

    /// <summary>Why the first impossible conjunction never holds; null when no conjunction is impossible.</summary>
    public string? Conflict { get; }

    /// <summary>Whether the region is empty because of a constraint between fields.</summary>
    public bool IsConflictOfConstraint { get; }

    /// <param name="condition">The condition; null for a condition that always holds.</param>
    /// <param name="maxCount">The largest number of conjunctions.</param>
    public static ConditionRegion Of(Condition? condition, int maxCount = MaxTerms)
    {
        if (condition is null) return Any;
        var expansion = new TermExpansion(maxCount);
        return expansion.Of(condition) is { } terms ? Made(terms, expansion.Conflict) : Unknown;
    }

    /// <summary>Returns the number of comparisons of fields that a comparison with another region takes.</summary>
    public int CostWith(ConditionRegion other) => IsKnown && other.IsKnown ? (int)Math.Min(int.MaxValue / 8, (long)Size * other.Size) : 1;

    /// <summary>Returns the part of the region in which one field also meets another requirement.</summary>
    public ConditionRegion And(FieldRegion region)
    {
        if (!IsKnown || IsEmpty) return this;
        var terms = Terms.Select(term => term.And(region)).ToArray();
        return Made(
            terms.Where(term => term.Conflict is null),
            terms.Select(term => term.Conflict).FirstOrDefault(conflict => conflict is not null));
    }

    /// <summary>Returns the region with the conjunctions that meet a filter.</summary>
    public ConditionRegion Where(Func<ConditionTerm, bool> isPossible) =>
        IsKnown ? new([.. Terms.Where(isPossible)], Conflict, IsConflictOfConstraint) : this;

    /// <summary>Whether a conjunction has a requirement for the field.</summary>
    public bool Asks(Field field) => IsKnown && Terms.Any(term => term.Find(field) is not null);

    /// <summary>Returns the ages of an instant for which the condition can hold; all ages when they are not known.</summary>
    public ValueSet AgesOf(InstantField field)
    {
        if (!IsKnown || IsEmpty) return ValueSet.All;
        return Terms.Select(term => term.Find(field) is { MayBeMissing: false } region ? region.Ages : ValueSet.All)
            .Aggregate((all, ages) => all.Or(ages));
    }

    /// <summary>Whether the other condition certainly holds whenever this condition holds.</summary>
    public bool IsWithin(ConditionRegion other) =>
        other.IsKnown && (other.Terms.Any(wide => wide.Regions.IsEmpty && !wide.IsOpaque)
            || (IsKnown && Terms.All(narrow => other.Terms.Any(narrow.IsWithin))));

    private int Size => Math.Min(30_000, Terms.Sum(term => term.Regions.Length + 1));

    private static ConditionRegion Made(IEnumerable<ConditionTerm> possible, string? conflict)
    {
        ImmutableArray<ConditionTerm> terms = [.. possible];
        string? ofConstraint = null;
        var left = terms.RemoveAll(term =>
        {
            var problem = Constraints(term).Select(constraint => constraint.Conflict(term)).FirstOrDefault(found => found is not null);
            ofConstraint ??= problem;
            return problem is not null;
        });
        return left.IsEmpty && ofConstraint is not null ? new(left, ofConstraint, true) : new(left, conflict, false);
    }

    private static IEnumerable<FieldConstraint> Constraints(ConditionTerm term) =>
        term.Regions.Select(region => region.Field is TextField text ? text.Constraint : null).OfType<FieldConstraint>()
            .Prepend(OrderConstraint.Instance);
}
