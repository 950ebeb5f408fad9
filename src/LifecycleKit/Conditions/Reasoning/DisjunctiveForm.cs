namespace LifecycleKit.Conditions;

/// <summary>The alternatives of a condition, each a list of literals that must hold together.</summary>
/// <remarks>When one of several parts is enough, parts with fewer missing literals come first, and equal parts in the order of the
/// text.</remarks>
internal static class DisjunctiveForm
{
    /// <summary>The largest number of alternatives that are returned; nested alternatives can multiply to far more.</summary>
    public const int Max = 256;

    /// <param name="condition">The condition.</param>
    /// <param name="isMet">Whether a literal already holds.</param>
    public static IEnumerable<Literal[]> Of(Condition condition, Func<Literal, bool> isMet) => Of(condition, false, isMet).Take(Max);

    private static IEnumerable<Literal[]> Of(Condition condition, bool isNegated, Func<Literal, bool> isMet) => condition switch
    {
        NotCondition negation => Of(negation.Part, !isNegated, isMet),
        CombinedCondition combined when combined is AllCondition != isNegated => combined.Parts.ToArray().Aggregate(
            Enumerable.Repeat<Literal[]>([], 1),
            (ways, part) => ways.SelectMany(way => Of(part, isNegated, isMet).Select(more => (Literal[])[.. way, .. more]))),
        CombinedCondition combined =>
            combined.Parts.ToArray().OrderBy(part => Missing(part, isNegated, isMet)).SelectMany(part => Of(part, isNegated, isMet)),
        _ => [[new Literal(condition, isNegated)]],
    };

    /// <summary>Returns the smallest number of literals that are missing.</summary>
    private static int Missing(Condition condition, bool isNegated, Func<Literal, bool> isMet) => condition switch
    {
        NotCondition negation => Missing(negation.Part, !isNegated, isMet),
        CombinedCondition combined when combined is AllCondition != isNegated =>
            combined.Parts.ToArray().Sum(part => Missing(part, isNegated, isMet)),
        CombinedCondition combined => combined.Parts.ToArray().Min(part => Missing(part, isNegated, isMet)),
        _ => isMet(new Literal(condition, isNegated)) ? 0 : 1,
    };
}
