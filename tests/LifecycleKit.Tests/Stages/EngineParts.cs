using System.Runtime.CompilerServices;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The parts of an engine, and a customer without facts at its first stage.</summary>
internal sealed class EngineParts
{
    private readonly LifecycleDefinition _definition;
    private readonly CustomerHistory _history = new();
    private readonly DateTimeOffset _start;

    public EngineParts(DateTimeOffset start, Func<LifecycleDefinitionBuilder, LifecycleDefinitionBuilder> declare)
    {
        (_start, _definition) = (start, LifecycleDefinition.Build("shop", x => declare(x)));
        var program = ConditionCompiler.Compile([.. _definition.Rules.Select(rule => rule.When)], out var entries);
        Rules = [.. _definition.Rules.Select((rule, i) => new CompiledRule(rule, i, entries[i], _definition.Stages.Count))];
        Matcher = new RuleMatcher(program, Table(isTimeBased: false));
        Due = new DueScheduler(program, Table(isTimeBased: true));
        Explainer = new LifecycleExplainer(Rules, Matcher, Due);
    }

    public CompiledRule[] Rules { get; }

    public RuleMatcher Matcher { get; }

    public DueScheduler Due { get; }

    public LifecycleExplainer Explainer { get; }

    /// <summary>Returns the state after the customer has entered the first stage.</summary>
    public StateBuffer Armed()
    {
        var buffer = default(StateBuffer);
        buffer.Enter(_definition.InitialStage, _start.UtcTicks);
        Due.Arm(ref buffer, Facts(buffer));
        return buffer;
    }

    /// <summary>Returns the facts at the anchor.</summary>
    public Facts Facts(in StateBuffer buffer) => new(
        _history, FactContext.Default, buffer.AnchorTicks, in Unsafe.NullRef<CustomerEvent>(),
        StageFields.Attach(buffer.Stage.Id, buffer.EnteredTicks, buffer.Stage.Groups));

    private CompiledRule[][] Table(bool isTimeBased) =>
        [.. _definition.Stages.Select(
            stage => Array.FindAll(Rules, rule => rule.Rule.IsTimeBased == isTimeBased && rule.LeadsFrom(stage)))];
}
