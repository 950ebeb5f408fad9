using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

/// <summary>Declares the stages and rules of a lifecycle.</summary>
/// <remarks>Errors are gathered and reported together. Not thread-safe; used inside <see cref="LifecycleDefinition.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class LifecycleDefinitionBuilder
{
    private const int MostStages = 64;
    private const int MostRules = 2_000;
    private const int MostDepth = 8;
    private const int MostLeaves = 64;

    private readonly string _name;
    private readonly List<Stage> _stages = [];
    private readonly Dictionary<string, Stage> _stagesById = new(StringComparer.Ordinal);
    private readonly List<TransitionRuleBuilder> _rules = [];
    private readonly List<string> _errors = [];
    private string? _initial;

    internal LifecycleDefinitionBuilder(string name) => _name = name;

    /// <summary>Declares a stage.</summary>
    /// <param name="id">Its id, such as <c>first-time</c>.</param>
    /// <param name="rank">How far up the lifecycle it is; null when it is no progress.</param>
    public LifecycleDefinitionBuilder Stage(string id, int? rank = null)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            _errors.Add("A stage has no id.");
            return this;
        }

        var stage = new Stage(id, _stages.Count, rank);
        if (_stagesById.TryAdd(id, stage)) _stages.Add(stage);
        else _errors.Add($"The stage '{id}' is declared twice.");
        return this;
    }

    /// <summary>Names the stage in which every customer begins; the first one declared unless called.</summary>
    public LifecycleDefinitionBuilder StartAt(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        _initial = stage;
        return this;
    }

    /// <summary>Declares a rule.</summary>
    /// <param name="id">Its id, which also decides between rules of one priority.</param>
    /// <param name="declare">Declares the rule on its builder.</param>
    public LifecycleDefinitionBuilder Rule(string id, Action<TransitionRuleBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        if (string.IsNullOrWhiteSpace(id))
        {
            _errors.Add("A rule has no id.");
            return this;
        }

        if (_rules.Exists(rule => string.Equals(rule.Id, id, StringComparison.Ordinal))) _errors.Add($"The rule '{id}' is declared twice.");
        var builder = new TransitionRuleBuilder(id);
        declare(builder);
        _rules.Add(builder);
        return this;
    }

    internal LifecycleDefinition Build()
    {
        if (_stages.Count == 0) _errors.Add("No stage is declared.");
        if (_stages.Count > MostStages) _errors.Add($"{_stages.Count} stages are declared; a lifecycle has at most {MostStages}.");
        if (_rules.Count > MostRules) _errors.Add($"{_rules.Count} rules are declared; a lifecycle has at most {MostRules}.");
        var initial = _initial is null ? _stages.FirstOrDefault() : Find(_initial, "StartAt");
        var rules = _rules.ConvertAll(Resolve);
        if (_errors.Count > 0) throw new LifecycleDefinitionException(_name, _errors);

        rules.Sort(TransitionRule.CompareOrder!);
        return new LifecycleDefinition(_name, _stages.AsReadOnly(), initial!, rules.AsReadOnly()!);
    }

    private TransitionRule? Resolve(TransitionRuleBuilder rule)
    {
        var place = $"The rule '{rule.Id}'";
        if (rule.ToStages.Count == 0) _errors.Add($"{place} leads to no stage: call To.");
        if (rule.ToStages.Count > 1) _errors.Add($"{place} leads to several stages: {string.Join(", ", rule.ToStages)}.");
        if (rule.FromStages.Count == 0 && !rule.IsFromAny) _errors.Add($"{place} leads from no stage: call From or FromAny.");
        if (rule.FromStages.Count > 0 && rule.IsFromAny) _errors.Add($"{place} leads from any stage, and names some: call From or FromAny.");
        var to = rule.ToStages.Count == 0 ? null : Find(rule.ToStages[0], place);
        var from = rule.IsFromAny ? _stages.Where(stage => stage != to) : rule.FromStages.Select(id => Find(id, place)).OfType<Stage>();
        Stage[] sources = [.. from.Distinct().OrderBy(stage => stage.Index)];
        if (rule.IsFromAny && to is not null && sources.Length == 0) _errors.Add($"{place} leads from no stage: there is none but '{to}'.");
        if (to is not null && sources.Contains(to)) _errors.Add($"{place} leads from '{to}' to itself.");
        var when = rule.Conditions.Count > 1 ? Condition.All([.. rule.Conditions]) : rule.Conditions.FirstOrDefault();
        CheckTiming(rule, when, place);
        CheckSize(when, place);
        return to is null ? null : new TransitionRule(rule.Id, sources, to, rule.Triggers ?? EventTriggers.None, when, rule.Rank);
    }

    private void CheckTiming(TransitionRuleBuilder rule, Condition? when, string place)
    {
        if (rule.Triggers is null && !rule.IsOnTime) _errors.Add($"{place} is tried on nothing: call On or AsTimePasses.");
        if (rule.Triggers is not null && rule.IsOnTime) _errors.Add($"{place} waits for an event and for time: make two rules of it.");
        if (rule.Triggers is { } triggers && (triggers & ~EventTriggers.Any) != 0) _errors.Add($"{place} waits for an event that does not exist: {triggers}.");
        if (rule is { Triggers: EventTriggers.None, IsOnTime: false })
            _errors.Add($"{place} waits for no event: name one, or call AsTimePasses.");
        if (!rule.IsOnTime) return;

        if (when is null) _errors.Add($"{place} fires as time passes, so it needs a condition: call When.");
        foreach (var field in when?.Fields().Where(field => field.Timing == FieldTiming.Event).Distinct() ?? [])
            _errors.Add($"{place} fires as time passes, when there is no event, but asks for '{field.Name}'.");
    }

    private void CheckSize(Condition? condition, string place)
    {
        if (condition is null) return;
        if (condition.Depth > MostDepth) _errors.Add($"{place} has a condition {condition.Depth} deep; at most {MostDepth}.");
        if (condition.Leaves > MostLeaves) _errors.Add($"{place} has a condition of {condition.Leaves} leaves; at most {MostLeaves}.");
    }

    private Stage? Find(string id, string place)
    {
        if (id is not null && _stagesById.TryGetValue(id, out var stage)) return stage;
        _errors.Add($"{place} names the stage '{id}', which is not declared.");
        return null;
    }
}
