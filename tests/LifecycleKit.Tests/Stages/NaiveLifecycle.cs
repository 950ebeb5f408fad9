using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>A lifecycle in the tests' own words; it says itself in the library's terms.</summary>
internal sealed record NaiveLifecycle(IReadOnlyList<NaiveStage> Stages, string Initial, IReadOnlyList<NaiveRule> Rules)
{
    public LifecycleDefinition ToDefinition() => LifecycleDefinition.Build("generated", builder =>
    {
        foreach (var stage in Stages) builder.Stage(stage.Id, stage.Rank);
        builder.StartAt(Initial);
        foreach (var rule in Rules) builder.Rule(rule.Id, rule.Declare);
    });

    public override string ToString() => ToDefinition().ToString();
}

internal sealed record NaiveStage(string Id, int? Rank);

/// <summary>A rule; From is null for "from any", On is none for "as time passes".</summary>
internal sealed record NaiveRule(string Id, string[]? From, string To, EventTriggers On, Question? When, int Priority)
{
    public bool LeadsFrom(string stage) => stage != To && (From is null || From.Contains(stage));

    public bool Holds(Moment moment) => When is null || When.Ask(moment) == true;

    public void Declare(TransitionRuleBuilder builder)
    {
        builder.To(To).Priority(Priority);
        if (From is null) builder.FromAny();
        else builder.From(From);
        if (On == EventTriggers.None) builder.AsTimePasses();
        else builder.On(On);
        if (When is not null) builder.When(When.ToCondition());
    }
}
