using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

/// <summary>Reads and writes the lead scores that a document declares for its conditions, by name.</summary>
internal static class LeadScoreText
{
    /// <summary>The member of a document.</summary>
    public const string Member = "scores";

    private const int MaxScores = 100;

    /// <summary>
    /// Returns the catalog with the fields of the scores of a document, which come before those of the catalog: a document that was
    /// published says the same on every host. A score that is not valid is reported.
    /// </summary>
    public static ConditionCatalog Read(
        Dictionary<string, LeadScoreOptions>? scores, ConditionCatalog catalog, List<Diagnostic> diagnostics)
    {
        if (scores is not { Count: > 0 }) return catalog;
        if (scores.Count > MaxScores)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.LimitExceeded, Member, $"There are {scores.Count} scores.", $"Declare at most {MaxScores}."));
            return catalog;
        }

        var fields = new List<NumberField>();
        foreach (var (name, options) in scores)
        {
            var place = $"{Member}/{name}";
            if (!LeadScore.IsName(name))
            {
                diagnostics.Add(Diagnostic.Error(
                    DiagnosticIds.InvalidId, Member, $"'{Diagnostic.Shown(name)}' is not a valid name of a score.",
                    $"Use 1 to {LeadScore.MaxNameLength} letters, digits and the characters - _ . only."));
                continue;
            }

            var problems = (options ?? new()).Validate().ToArray();
            foreach (var (path, problem) in problems)
            {
                diagnostics.Add(Diagnostic.Error(
                    DiagnosticIds.OutOfRange, path.Length == 0 ? place : $"{place}/{path}", problem,
                    "Give a half-life in days, and points to some event."));
            }

            if (problems.Length == 0) fields.Add(Fields.OfLeadScore(LeadScore.Create(name, options!)));
        }

        return catalog.Replace(fields);
    }

    /// <summary>Returns the scores that conditions name; null for none.</summary>
    public static Dictionary<string, LeadScoreOptions>? Write(IEnumerable<Condition?> conditions)
    {
        Dictionary<string, LeadScoreOptions>? scores = null;
        foreach (var score in ScoresOf(conditions).OrderBy(score => score.Name, StringComparer.Ordinal))
            (scores ??= new(StringComparer.Ordinal)).TryAdd(score.Name, score.ToOptions());
        return scores;
    }

    /// <summary>Returns an error for each name that conditions use for scores with different parameters.</summary>
    public static IEnumerable<Diagnostic> Conflicts(IEnumerable<Condition?> conditions) =>
        from score in ScoresOf(conditions).Distinct()
        group score by score.Name into same
        where same.Count() > 1
        select Diagnostic.Error(
            DiagnosticIds.Contradiction, $"{Member}/{same.Key}", $"Two scores with different parameters have the name '{same.Key}'.",
            "Create the score once, or give each its own name.");

    private static IEnumerable<LeadScore> ScoresOf(IEnumerable<Condition?> conditions) =>
        conditions.SelectMany(condition => condition?.Fields() ?? []).OfType<NumberField>().Select(field => field.LeadScore)
            .OfType<LeadScore>();
}
