using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Creates lifecycles from options, through the same builder that C# code uses.</summary>
internal static class LifecycleReader
{
    /// <summary>The largest number of stages and groups, and of rules; larger definitions are rejected without being read.</summary>
    private const int MaxEntries = 2_000;

    /// <param name="options">The options.</param>
    /// <param name="catalog">The fields and predicates that conditions may name.</param>
    /// <param name="warningsAsErrors">Whether warnings reject the definition too.</param>
    /// <param name="found">The diagnostics about the form of the text; null for none.</param>
    public static LifecycleLoadResult Read(
        LifecycleDefinitionOptions options, ConditionCatalog catalog, bool warningsAsErrors, IReadOnlyList<Diagnostic>? found = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var diagnostics = new List<Diagnostic>(found ?? []);
        Count(options.Stages?.Count, "stages");
        Count(options.Rules?.Count, "rules");
        if (diagnostics.Exists(diagnostic => diagnostic.Id == DiagnosticIds.LimitExceeded))
            return new LifecycleLoadResult(options.Name ?? string.Empty, null, diagnostics);

        var builder = new LifecycleDefinitionBuilder(options.Name ?? string.Empty);
        if (!string.IsNullOrEmpty(options.Initial))
        {
            builder.StartAt(options.Initial);
        }
        else
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Missing, "initial", "No initial stage is named.", "Name the stage in which every customer begins."));
        }

        if (!string.IsNullOrEmpty(options.Kind))
        {
            if (KindNames.Find(options.Kind) is { } kind) builder.Kind(kind);
            else diagnostics.Add(KindNames.Unknown(options.Kind));
        }

        if (!string.IsNullOrEmpty(options.Fallback)) builder.FallBackTo(options.Fallback);

        var values = new ValueReader(diagnostics);
        foreach (var (id, stage) in options.Stages ?? []) builder.Stage(id, stage?.Rank, to => Declare(to, stage ?? new(), values));
        var rules = new RuleReader(LeadScoreText.Read(options.Scores, catalog, diagnostics), diagnostics);
        foreach (var (id, rule) in options.Rules ?? [])
        {
            if (DiagnosticList.IsFull(diagnostics)) break;
            if (rule?.Enabled != false) builder.Rule(id, to => rules.Declare(to, rule ?? new()));
        }

        builder.Add(diagnostics);
        if (warningsAsErrors) builder.WarningsAsErrors();
        return builder.Finish();

        void Count(int? count, string place)
        {
            if (count > MaxEntries)
            {
                diagnostics.Add(
                    Diagnostic.Error(DiagnosticIds.LimitExceeded, place, $"There are {count} entries.", $"At most {MaxEntries} are read."));
            }
        }
    }

    private static void Declare(StageBuilder stage, StageOptions options, ValueReader values)
    {
        var place = $"stages/{stage.Id}";
        if (!string.IsNullOrEmpty(options.MinStay) && values.TryDuration(options.MinStay, $"{place}/minStay", out var stay))
            stage.MinStay(stay);
        if (options.Terminal) stage.Terminal();
        if (!string.IsNullOrEmpty(options.Parent)) stage.Parent(options.Parent);
        values.TryNames(options.RenamedFrom, $"{place}/renamedFrom", out var former);
        stage.RenamedFrom([.. former.Where(id => id.Length > 0)]);
    }
}
