namespace LifecycleKit.Conditions;

/// <summary>
/// Expands a condition into conjunctions. A disjunction is true when one part is true, and false when all parts are false.
/// </summary>
[Mutable("stores the first conflict")]
internal sealed class TermExpansion(int maxCount)
{
    /// <summary>Why the first impossible conjunction never holds; null when there was none.</summary>
    public string? Conflict { get; private set; }

    /// <returns>The conjunctions that may hold; null when there are too many.</returns>
    public IReadOnlyList<ConditionTerm>? Of(Condition condition) => Of(condition, isTrue: true);

    private List<ConditionTerm>? Of(Condition condition, bool isTrue) => condition switch
    {
        NotCondition negated => Of(negated.Part, !isTrue),
        CombinedCondition combined => combined is AllCondition == isTrue ? Product(combined, isTrue) : Sum(combined, isTrue),
        _ => Possible([ConditionTerm.Of(condition, isTrue)]),
    };

    private List<ConditionTerm>? Sum(CombinedCondition condition, bool isTrue)
    {
        var sum = new List<ConditionTerm>();
        foreach (var part in condition.Parts)
        {
            if (Of(part, isTrue) is not { } terms) return null;
            sum.AddRange(terms);
            if (sum.Count > maxCount) return null;
        }

        return sum;
    }

    private List<ConditionTerm>? Product(CombinedCondition condition, bool isTrue)
    {
        List<ConditionTerm> product = [ConditionTerm.Any];
        foreach (var part in condition.Parts)
        {
            if (Of(part, isTrue) is not { } terms || terms.Count * product.Count > maxCount) return null;
            product = Possible(product.SelectMany(_ => terms, (left, right) => left.And(right)));
        }

        return product;
    }

    private List<ConditionTerm> Possible(IEnumerable<ConditionTerm> terms)
    {
        var possible = new List<ConditionTerm>();
        foreach (var term in terms)
        {
            if (term.Conflict is null) possible.Add(term);
            else Conflict ??= term.Conflict;
        }

        return possible;
    }
}
