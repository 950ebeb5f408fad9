namespace LifecycleKit.Conditions;

/// <summary>Multiplies a condition out into conjunctions. To be true a disjunction needs one part, to be false all of them; unknown is neither.</summary>
[Mutable("notes the first conflict that it meets")]
internal sealed class TermExpansion(int maxCount)
{
    /// <summary>Why the first conjunction that never holds does not; null when none was met.</summary>
    public string? Conflict { get; private set; }

    /// <returns>The conjunctions that may hold; null when they are too many.</returns>
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
