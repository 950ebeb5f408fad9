
namespace LifecycleKit.Stages;

/// <summary>Declares the stages and rules of a lifecycle.</summary>
/// <remarks>What is wrong is gathered and reported together. Not thread-safe; used inside <see cref="LifecycleDefinition.Build"/>.</remarks>
[Mutable("a builder")]
public sealed class LifecycleDefinitionBuilder
{
    private readonly string _name;
    private readonly List<StageBuilder> _stages = [];
    private readonly List<TransitionRuleBuilder> _rules = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private string? _initial;
    private string? _fallback;
    private bool _isStrict;

    internal LifecycleDefinitionBuilder(string name)
    {
        _name = name ?? string.Empty;
        if (string.IsNullOrWhiteSpace(name))
            _diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, "name", "The lifecycle has no name.", "Give it one."));
    }

    /// <summary>Declares a stage.</summary>
    /// <param name="id">Its id, such as <c>first-time</c>: without a comma, a colon, control characters or space around it.</param>
    /// <param name="rank">How far up the lifecycle it is; null when it is no progress.</param>
    /// <param name="declare">Declares more about it; null for nothing.</param>
    public LifecycleDefinitionBuilder Stage(string id, int? rank = null, Action<StageBuilder>? declare = null)
    {
        var stage = new StageBuilder(id ?? string.Empty).Rank(rank);
        declare?.Invoke(stage);
        _stages.Add(stage);
        return this;
    }

    /// <summary>Names the stage in which every customer begins; the first one declared unless called.</summary>
    public LifecycleDefinitionBuilder StartAt(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        _initial = stage;
        return this;
    }

    /// <summary>Names the stage for customers who were kept at a stage that this definition does not know; the initial one unless called.</summary>
    public LifecycleDefinitionBuilder FallBackTo(string stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        _fallback = stage;
        return this;
    }

    /// <summary>Declares a rule.</summary>
    /// <param name="id">Its id, which also decides between rules of one priority; what holds for a stage's id holds for it.</param>
    /// <param name="declare">Declares the rule on its builder.</param>
    public LifecycleDefinitionBuilder Rule(string id, Action<TransitionRuleBuilder> declare)
    {
        ArgumentNullException.ThrowIfNull(declare);
        var rule = new TransitionRuleBuilder(id ?? string.Empty);
        declare(rule);
        _rules.Add(rule);
        return this;
    }

    /// <summary>Warnings refuse the definition as errors do.</summary>
    public LifecycleDefinitionBuilder WarningsAsErrors()
    {
        _isStrict = true;
        return this;
    }

    /// <summary>Adds what was found wrong while the declaration was read.</summary>
    internal void Add(IEnumerable<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    internal LifecycleLoadResult Finish()
    {
        var stages = new StageResolver(_stages, _diagnostics);
        if (stages.AreTooMany) return new LifecycleLoadResult(_name, null, DiagnosticList.Listed(_diagnostics));
        var initial = stages.Initial(_initial);
        var fallback = _fallback is null ? initial : stages.Find(_fallback, "fallback");
        var rules = new RuleResolver(stages, _diagnostics).Resolve(_rules);
        if (_diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return new LifecycleLoadResult(_name, null, DiagnosticList.Listed(_diagnostics));

        var warnings = DiagnosticList.Listed([.. _diagnostics, .. LifecycleAnalysis.Of(stages.Stages, initial!, fallback!, rules)]);
        var isRefused = _isStrict && warnings.Count > 0;
        var definition = new LifecycleDefinition(_name, stages.Stages, initial!, fallback!, rules) { Warnings = warnings };
        return new LifecycleLoadResult(_name, isRefused ? null : definition, warnings);
    }
}
