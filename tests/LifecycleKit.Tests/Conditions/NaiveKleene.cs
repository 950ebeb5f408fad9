namespace LifecycleKit.Tests.Conditions;

/// <summary>
/// Evaluates a question as the rules page says: from left to right, "all" up to the first false part, "any" up to the first true part.
/// </summary>
internal static class NaiveKleene
{
    /// <param name="question">The question.</param>
    /// <param name="leaf">Evaluates a leaf, or receives that it is not asked.</param>
    public static bool? Ask(Question question, Func<Question, bool, bool?> leaf) => Ask(question, isReached: true, leaf);

    private static bool? Ask(Question question, bool isReached, Func<Question, bool, bool?> leaf) => question switch
    {
        NotQuestion not => !Ask(not.Part, isReached, leaf),
        AllQuestion all => Ask(all.All, stop: false, isReached, leaf),
        AnyQuestion any => Ask(any.Any, stop: true, isReached, leaf),
        _ => leaf(question, isReached),
    };

    private static bool? Ask(IReadOnlyList<Question> parts, bool stop, bool isReached, Func<Question, bool, bool?> leaf)
    {
        bool? answer = !stop;
        foreach (var part in parts)
        {
            var next = Ask(part, isReached, leaf);
            if (!isReached) continue;
            if (next == stop) (answer, isReached) = (stop, false);
            else if (next is null) answer = null;
        }

        return answer;
    }
}
