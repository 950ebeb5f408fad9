using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Creates stages from their declarations, and finds the stages that a rule names.</summary>
internal sealed class StageResolver
{
    private const int MaxStages = 64;

    private readonly Dictionary<string, StageBuilder> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups;
    private readonly List<Diagnostic> _diagnostics;
    private readonly string? _first;

    public StageResolver(IReadOnlyList<StageBuilder> declared, List<Diagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        foreach (var stage in declared) Declare(stage);
        _groups = new(_declared.Values.Select(stage => stage.ParentId).OfType<string>(), StringComparer.Ordinal);
        foreach (var stage in declared) Check(stage);
        var leaves = _declared.Values.Where(stage => !_groups.Contains(stage.Id)).ToArray();
        _first = leaves.FirstOrDefault()?.Id;
        if (_declared.Count == 0) Error(DiagnosticIds.Missing, "stages", "No stage is declared.", "Declare the stages.");
        AreTooMany = leaves.Length > MaxStages;
        if (AreTooMany)
        {
            Error(
                DiagnosticIds.LimitExceeded, "stages", $"{leaves.Length} stages are declared.",
                $"A lifecycle has at most {MaxStages}: use several tracks.");
        }

        Stages =
            [.. leaves.OrderBy(stage => stage.RankValue ?? int.MaxValue).ThenBy(stage => stage.Id, StringComparer.Ordinal).Select(Make)];
        foreach (var stage in Stages) _stages.Add(stage.Id, stage);
        CheckFormerIds();
    }

    /// <summary>The stages without groups, in the order of the definition.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Whether there are more stages than a lifecycle may have; then nothing more is resolved.</summary>
    public bool AreTooMany { get; }

    public Stage? Initial(string? id) => id is not null ? Find(id, "initial") : _first is null ? null : _stages[_first];

    /// <summary>Returns the stage with an id; reports an error and returns null when there is none.</summary>
    public Stage? Find(string id, string path)
    {
        if (_stages.TryGetValue(id, out var stage)) return stage;
        if (_groups.Contains(id) && _declared.ContainsKey(id))
            Error(DiagnosticIds.MisusedGroup, path, $"'{id}' is a group, not a stage.", "Name one of its stages.");
        else ReportUnknown(id, path);
        return null;
    }

    /// <summary>Returns the stages that a source names: one stage, or the stages of a group.</summary>
    public IEnumerable<Stage> FindSources(string id, string path)
    {
        if (_stages.TryGetValue(id, out var stage)) return [stage];
        if (_groups.Contains(id) && _declared.ContainsKey(id)) return Stages.Where(other => !other.IsTerminal && other.Groups.Contains(id));
        ReportUnknown(id, path);
        return [];
    }

    private void ReportUnknown(string id, string path) =>
        Error(
            DiagnosticIds.UnknownStage, path, $"The stage '{Diagnostic.Shown(id)}' is not declared.",
            Nearest.Hint(id, _declared.Keys, "Declare it, or name a declared stage.", _diagnostics));

    private void Declare(StageBuilder stage)
    {
        var place = $"stages/{stage.Id}";
        var reserved = stage.Id == "*" ? "is '*', which means any stage" : null;
        if ((reserved ?? Ids.Problem(stage.Id)) is { } problem)
            Error(DiagnosticIds.InvalidId, place, $"A stage's id {problem}.", Ids.Suggestion);
        if (!_declared.TryAdd(stage.Id, stage))
            Error(DiagnosticIds.RepeatedId, place, $"The stage '{stage.Id}' is declared twice.", "Remove or rename one.");
    }

    private void Check(StageBuilder stage)
    {
        var place = $"stages/{stage.Id}";
        if (stage.Stay != TimeSpan.Zero && HoldDuration.Problem(stage.Stay) is { } problem)
            Error(DiagnosticIds.OutOfRange, $"{place}/minStay", problem, HoldDuration.Suggestion);
        if (_groups.Contains(stage.Id)
            && (stage.RankValue is not null || stage.Stay != TimeSpan.Zero || stage.IsMarkedTerminal || stage.FormerIds.Count > 0))
        {
            Error(
                DiagnosticIds.MisusedGroup, place, $"'{stage.Id}' is a group, but has a rank, MinStay, former ids or is terminal.",
                "Set them on its stages.");
        }

        if (stage.ParentId is not { } parent) return;
        if (!_declared.ContainsKey(parent)) ReportUnknown(parent, $"{place}/parent");
        else if (Path(stage).Contains(stage.Id))
            Error(DiagnosticIds.MisusedGroup, $"{place}/parent", $"'{stage.Id}' is within itself.", "Remove the cycle of parents.");
    }

    private void CheckFormerIds()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, former) in Stages.SelectMany(stage => stage.RenamedFrom.Select(former => (stage.Id, former))))
        {
            var place = $"stages/{id}/renamedFrom";
            if (Ids.Problem(former) is { } problem)
            {
                Error(DiagnosticIds.InvalidId, place, $"A former id {problem}.", Ids.Suggestion);
            }
            else if (_declared.ContainsKey(former))
            {
                Error(DiagnosticIds.Contradiction, place, $"'{former}' is still declared.", "A former id must not be declared.");
            }
                else if (!owners.TryAdd(former, id) && owners[former] != id)
                {
                    Error(
                        DiagnosticIds.Contradiction, place, $"'{former}' was also renamed to '{owners[former]}'.",
                        "Use each former id in one stage only.");
                }
        }
    }

    private Stage Make(StageBuilder stage, int index) => new(stage.Id, index, stage, [.. Path(stage)]);

    /// <summary>Returns the groups around a stage, the innermost first, each once.</summary>
    private List<string> Path(StageBuilder stage)
    {
        var path = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var id = stage.ParentId; id is not null && _declared.TryGetValue(id, out var parent) && seen.Add(id); id = parent.ParentId)
            path.Add(id);
        return path;
    }

    private void Error(string id, string path, string message, string suggestion) =>
        _diagnostics.Add(Diagnostic.Error(id, path, message, suggestion));
}
