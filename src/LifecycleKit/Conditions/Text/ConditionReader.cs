namespace LifecycleKit.Conditions;

/// <summary>Makes conditions from text. Everything that is wrong in the tree is found, each thing at its place.</summary>
internal sealed class ConditionReader(ConditionCatalog vocabulary, List<Diagnostic> findings)
{
    /// <summary>How deep a tree is read. A rule may ask less; this bounds the stack.</summary>
    public const int MaxDepth = 64;

    private readonly LeafReader _leaves = new(vocabulary, findings);

    /// <returns>The condition; null when something is wrong with it, which then is found.</returns>
    public Condition? Read(ConditionOptions options, string place) => Read(options, place, depth: 1);

    private Condition? Read(ConditionOptions? options, string place, int depth)
    {
        if (DiagnosticList.IsFull(findings)) return null;
        if (depth > MaxDepth)
        {
            Error(DiagnosticIds.LimitExceeded, place, $"The condition is more than {MaxDepth} deep.", "Flatten it.");
            return null;
        }

        options ??= new ConditionOptions();
        var operators = LeafText.Of(options, place);
        var read = new List<Condition?>();
        if (options.All is { } all) read.Add(Combine(all, $"{place}/all", depth, Condition.All));
        if (options.Any is { } any) read.Add(Combine(any, $"{place}/any", depth, Condition.Any));
        if (options.Not is { } not) read.Add(Read(not, $"{place}/not", depth + 1) is { } part ? !part : null);
        if (!string.IsNullOrEmpty(options.Predicate)) read.Add(FindPredicate(options.Predicate, $"{place}/predicate"));
        if (operators.Count > 0 || !string.IsNullOrEmpty(options.Field)) read.Add(_leaves.Read(options, operators, place));
        if (read is [var only]) return only;
        if (read.Count == 0) Error(DiagnosticIds.Missing, place, "The condition says nothing.", "Give a field and an operator, all, any, not or predicate.");
        else Error(DiagnosticIds.OneOperator, place, "The condition says several things at once.", "Join them by all or any.");
        return null;
    }

    private Condition? Combine(List<ConditionOptions> options, string place, int depth, Func<Condition[], Condition> combine)
    {
        if (options.Count == 0) Error(DiagnosticIds.Missing, place, "The list is empty.", "Give a condition.");
        var parts = options.Select((part, i) => Read(part, $"{place}/{i}", depth + 1)).ToArray();
        return parts.Length == 0 || Array.Exists(parts, part => part is null) ? null : combine(parts!);
    }

    private Condition? FindPredicate(string name, string place)
    {
        if (vocabulary.FindPredicate(name) is { } predicate) return Condition.Predicate(predicate);
        var hint = Nearest.Hint(
            name, vocabulary.Predicates.Select(other => other.Name),
            "Use the name of an existing predicate, or add your own: AddPredicate<T>() after AddLifecycle, or With(…) of the vocabulary.", findings);
        Error(DiagnosticIds.UnknownPredicate, place, $"There is no predicate '{Diagnostic.Shown(name)}'.", hint);
        return null;
    }

    private void Error(string id, string place, string message, string mend) => findings.Add(Diagnostic.Error(id, place, message, mend));
}
