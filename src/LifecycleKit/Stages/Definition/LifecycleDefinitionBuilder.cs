using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Declares the stages and rules of a lifecycle.</summary>
/// <remarks>All errors are reported together at the end. Not thread-safe; used inside <see cref="LifecycleDefinition.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class LifecycleDefinitionBuilder
{
    private readonly string _name;
    private readonly List<StageBuilder> _stages = [];
    private readonly List<TransitionRuleBuilder> _rules = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private string? _initial;
    private string? _fallback;
    private LifecycleKind _kind;
    private bool _isStrict;

    internal LifecycleDefinitionBuilder(string name)
    {
        _name = name ?? string.Empty;
        if (string.IsNullOrWhiteSpace(name))
            _diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, "name", "The lifecycle has no name.", "Give it a name."));
    }

    /// <summary>Sets what the stages are; by default a journey.</summary>
    /// <param name="kind">The kind. In a membership and in an index, all rules are time-based, and nothing delays a move.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not valid.</exception>
    public LifecycleDefinitionBuilder Kind(LifecycleKind kind)
    {
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{kind} is not a valid kind.");
        _kind = kind;
        return this;
    }

    /// <summary>Declares a stage.</summary>
    /// <param name="id">The id of the stage, such as <c>first-time</c>, without commas, colons, control characters and surrounding
    /// space.</param>
    /// <param name="rank">The rank of the stage in the lifecycle; null for a stage that is not progress.</param>
    /// <param name="declare">Declares further properties of the stage; null for none.</param>
    public LifecycleDefinitionBuilder Stage(string id, int? rank = null, Action<StageBuilder>? declare = null)
    {
        var stage = new StageBuilder(id ?? string.Empty).Rank(rank);
        declare?.Invoke(stage);
        _stages.Add(stage);
        return this;
    }

    /// <summary>Sets the stage in which every customer begins; by default the first declared stage.</summary>
    public LifecycleDefinitionBuilder StartAt(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        _initial = stage;
        return this;
    }

    /// <summary>Sets the stage for customers whose stored stage this definition does not have; by default the initial stage.</summary>
    public LifecycleDefinitionBuilder FallBackTo(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        _fallback = stage;
        return this;
    }

    /// <summary>Declares a rule.</summary>
    /// <param name="id">The id of the rule, which also orders rules of one priority; the same characters are allowed as in the id of a
    /// stage.</param>
    /// <param name="declare">Declares the rule on its builder.</param>
    public LifecycleDefinitionBuilder Rule(string id, Action<TransitionRuleBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var rule = new TransitionRuleBuilder(id ?? string.Empty);
        declare(rule);
        _rules.Add(rule);
        return this;
    }

    /// <summary>Rejects the definition for warnings too.</summary>
    public LifecycleDefinitionBuilder WarningsAsErrors()
    {
        _isStrict = true;
        return this;
    }

    /// <summary>Adds the diagnostics that were found while the declaration was read.</summary>
    internal void Add(IEnumerable<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    internal LifecycleLoadResult Finish()
    {
        var stages = new StageResolver(_stages, _diagnostics);
        if (stages.AreTooMany) return new LifecycleLoadResult(_name, null, DiagnosticList.Listed(_diagnostics));
        var initial = stages.Initial(_initial);
        var fallback = _fallback is null ? initial : stages.Find(_fallback, "fallback");
        var rules = new RuleResolver(stages, _diagnostics).Resolve(_rules);
        _diagnostics.AddRange(LeadScoreText.Conflicts(rules.Select(rule => rule.When)));
        if (_kind != LifecycleKind.Journey) _diagnostics.AddRange(MembershipCheck.Of(_stages, _rules));
        if (_diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return new LifecycleLoadResult(_name, null, DiagnosticList.Listed(_diagnostics));

        var definition = new LifecycleDefinition(_name, _kind, stages.Stages, initial!, fallback!, rules, [.. _diagnostics]);
        return _isStrict && definition.Warnings.Count > 0
            ? new LifecycleLoadResult(_name, null, definition.Warnings) : new LifecycleLoadResult(definition);
    }
}
