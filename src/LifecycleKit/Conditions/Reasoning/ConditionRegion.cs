using System.Collections.Immutable;

namespace LifecycleKit.Conditions;

/// <summary>Where a condition holds: any of several conjunctions (its disjunctive normal form), by interval reasoning field by field.</summary>
/// <remarks>
/// What it calls empty holds for no customer; what it does not may still hold for none. Above <see cref="MaxTerms"/> conjunctions it knows
/// nothing. Immutable and safe to share between threads.
/// </remarks>
internal sealed class ConditionRegion
{
    public const int MaxTerms = 256;

    private ConditionRegion(ImmutableArray<ConditionTerm> terms, string? conflict, bool isConflictOfBond) =>
        (Terms, Conflict, IsConflictOfBond) = (terms, conflict, isConflictOfBond);

    /// <summary>Nothing is asked.</summary>
    public static ConditionRegion Any { get; } = new([ConditionTerm.Any], null, false);

    private static ConditionRegion Unknown { get; } = new(default, null, false);

    /// <summary>The conjunctions; <c>default</c> when they are too many.</summary>
    public ImmutableArray<ConditionTerm> Terms { get; }

    public bool IsKnown => !Terms.IsDefault;

    /// <summary>Whether it surely never holds.</summary>
    public bool IsEmpty => IsKnown && Terms.IsEmpty;

    /// <summary>Why the first of the conjunctions that never hold does not; null when there is none.</summary>
    public string? Conflict { get; }

    /// <summary>Whether the last conjunctions fell for what one field says of others.</summary>
    public bool IsConflictOfBond { get; }

    /// <param name="condition">The condition; null asks nothing.</param>
    /// <param name="maxCount">How many conjunctions to make at most.</param>
    public static ConditionRegion Of(Condition? condition, int maxCount = MaxTerms)
    {
        if (condition is null) return Any;
        var expansion = new TermExpansion(maxCount);
        return expansion.Of(condition) is { } terms ? Made(terms, expansion.Conflict) : Unknown;
    }

    /// <summary>How many fields there are to compare with those of another region, each with each.</summary>
    public int CostWith(ConditionRegion other) => IsKnown && other.IsKnown ? (int)Math.Min(int.MaxValue / 8, (long)Size * other.Size) : 1;

    /// <summary>The same where more is asked of one field.</summary>
    public ConditionRegion And(FieldRegion region)
    {
        if (!IsKnown || IsEmpty) return this;
        var terms = Terms.Select(term => term.And(region)).ToArray();
        return Made(terms.Where(term => term.Conflict is null), terms.Select(term => term.Conflict).FirstOrDefault(conflict => conflict is not null));
    }

    /// <summary>The same without the conjunctions that are left out for another reason.</summary>
    public ConditionRegion Where(Func<ConditionTerm, bool> isPossible) => IsKnown ? new([.. Terms.Where(isPossible)], Conflict, IsConflictOfBond) : this;

    /// <summary>Whether something may be asked of the field.</summary>
    public bool Asks(Field field) => IsKnown && Terms.Any(term => term.Find(field) is not null);

    /// <summary>How far back an instant lies wherever the condition holds; all when nothing is known.</summary>
    public ValueSet AgesOf(InstantField field)
    {
        if (!IsKnown || IsEmpty) return ValueSet.All;
        return Terms.Select(term => term.Find(field) is { MayBeMissing: false } region ? region.Ages : ValueSet.All).Aggregate((all, ages) => all.Or(ages));
    }

    /// <summary>Whether the other surely holds wherever this does.</summary>
    public bool IsWithin(ConditionRegion other) =>
        other.IsKnown && (other.Terms.Any(wide => wide.Regions.IsEmpty && !wide.IsOpaque)
            || (IsKnown && Terms.All(narrow => other.Terms.Any(narrow.IsWithin))));

    private int Size => Math.Min(30_000, Terms.Sum(term => term.Regions.Length + 1));

    private static ConditionRegion Made(IEnumerable<ConditionTerm> possible, string? conflict)
    {
        ImmutableArray<ConditionTerm> terms = [.. possible];
        string? ofBond = null;
        var left = terms.RemoveAll(term =>
        {
            var problem = Bonds(term).Select(bond => bond.Conflict(term)).FirstOrDefault(found => found is not null);
            ofBond ??= problem;
            return problem is not null;
        });
        return left.IsEmpty && ofBond is not null ? new(left, ofBond, true) : new(left, conflict, false);
    }

    private static IEnumerable<FieldConstraint> Bonds(ConditionTerm term) =>
        term.Regions.Select(region => region.Field is TextField text ? text.Bond : null).OfType<FieldConstraint>().Prepend(OrderConstraint.Instance);
}
