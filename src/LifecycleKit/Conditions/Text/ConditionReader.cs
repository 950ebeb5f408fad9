namespace LifecycleKit.Conditions;

/// <summary>Reads conditions from options. All errors in the tree are reported, each with its path.</summary>
internal sealed class ConditionReader(ConditionCatalog catalog, List<Diagnostic> diagnostics)
{
    /// <summary>The largest depth that is read, which bounds the stack. Rules may allow less.</summary>
    public const int MaxDepth = 64;

    private readonly LeafReader _leaves = new(catalog, diagnostics);

    /// <returns>The condition; null when it has errors, which are reported.</returns>
    public Condition? Read(ConditionOptions options, string path) => Read(options, path, depth: 1);

    private Condition? Read(ConditionOptions? options, string path, int depth)
    {
        if (DiagnosticList.IsFull(diagnostics)) return null;
        if (depth > MaxDepth)
        {
            Error(DiagnosticIds.LimitExceeded, path, $"The condition is more than {MaxDepth} deep.", "Flatten it.");
            return null;
        }

        options ??= new ConditionOptions();
        var operators = LeafText.Of(options, path);
        var read = new List<Condition?>();
        if (options.All is { } all) read.Add(Combine(all, $"{path}/all", depth, Condition.All));
        if (options.Any is { } any) read.Add(Combine(any, $"{path}/any", depth, Condition.Any));
        if (options.Not is { } not) read.Add(Read(not, $"{path}/not", depth + 1) is { } part ? !part : null);
        if (!string.IsNullOrEmpty(options.Predicate)) read.Add(FindPredicate(options.Predicate, $"{path}/predicate"));
        if (operators.Count > 0 || !string.IsNullOrEmpty(options.Field)) read.Add(_leaves.Read(options, operators, path));
        if (read is [var only]) return only;
        if (read.Count == 0)
            Error(DiagnosticIds.Missing, path, "The condition is empty.", "Give a field and an operator, all, any, not or predicate.");
            else Error(DiagnosticIds.OneOperator, path, "The condition has several operators.", "Combine them with all or any.");
        return null;
    }

    private Condition? Combine(List<ConditionOptions> options, string path, int depth, Func<Condition[], Condition> combine)
    {
        if (options.Count == 0) Error(DiagnosticIds.Missing, path, "The list is empty.", "Give a condition.");
        var parts = options.Select((part, i) => Read(part, $"{path}/{i}", depth + 1)).ToArray();
        return parts.Length == 0 || Array.Exists(parts, part => part is null) ? null : combine(parts!);
    }

    private Condition? FindPredicate(string name, string path)
    {
        if (catalog.FindPredicate(name) is { } predicate) return Condition.Predicate(predicate);
        var hint = Nearest.Hint(
            name, catalog.Predicates.Select(other => other.Name),
            "Use the name of an existing predicate, or add a predicate: AddPredicate<T>() after AddLifecycle, or With(…) of the catalog.",
            diagnostics);
        Error(DiagnosticIds.UnknownPredicate, path, $"There is no predicate '{Diagnostic.Shown(name)}'.", hint);
        return null;
    }

    private void Error(string id, string path, string message, string suggestion) =>
        diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
